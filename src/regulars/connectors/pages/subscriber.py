"""Where does a shop's developer get the file of ours that a Medusa or an Oscar needs?"""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from regulars.connectors.medusa.subscriber import FILE as MEDUSA
from regulars.connectors.oscar.shop_app import FILE as OSCAR
from regulars.connectors.oscar.shop_app import NAME as OSCAR_NAME
from regulars.web.access import public

FILES = {"medusa": "medusa_subscriber", "oscar": "oscar_file"}
"""Kinds of shops that need one, and the names of their addresses."""


def file_of(kind: str) -> str:
    """The address of the file that such a shop's developer needs; '' where none is needed."""
    return reverse(FILES[kind]) if kind in FILES else ""


@public
@require_safe
def medusa(request: HttpRequest) -> HttpResponse:
    """What tells us of a Medusa's events."""
    return given(MEDUSA, name=MEDUSA.name)


@public
@require_safe
def oscar(request: HttpRequest) -> HttpResponse:
    """What answers us in an Oscar project."""
    return given(OSCAR, name=OSCAR_NAME)


def given(file: Path, *, name: str) -> HttpResponse:
    """A file. It holds no secret: that stands in the environment or the settings of the shop."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file.read_bytes(), content_type="text/plain; charset=utf-8", headers=headers)

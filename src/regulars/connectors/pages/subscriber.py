"""Where does a shop's developer get the subscriber that tells us of a Medusa's events?"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from regulars.connectors.medusa.subscriber import FILE
from regulars.web.access import public


@public
@require_safe
def medusa(request: HttpRequest) -> HttpResponse:
    """The file. It holds no secret: that stands in the environment of the shop."""
    headers = {"Content-Disposition": f'attachment; filename="{FILE.name}"'}
    return HttpResponse(FILE.read_bytes(), content_type="text/plain; charset=utf-8", headers=headers)

"""How does a call come to the events' door by the shortest way?

Sessions, languages, cookies and pages' security have no part in it, so none of Django's middleware runs:
that is a tenth of the time that a call of 100 events takes.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse

from regulars.connectors.json_events.pages import events
from regulars.web.problem import problem

PATH = "/api/v1/events"
log = logging.getLogger(__name__)


def application(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
    """A WSGI application for the one address PATH."""
    return led(environ, start_response, to=events)


def led(
    environ: dict[str, Any], start_response: Callable[..., object], *, to: Callable[..., HttpResponse]
) -> Iterable[bytes]:
    """A call led to its view."""
    close_old_connections()
    response = answer(WSGIRequest(environ), to=to)
    close_old_connections()
    start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
    return [response.content]


def answer(request: HttpRequest, *, to: Callable[..., HttpResponse]) -> HttpResponse:
    """What the door says; a problem too, when it breaks."""
    try:
        return to(request)
    except Exception:
        log.exception("%s failed", request.path)
        return problem(
            500, detail="Something broke here. It is in the log. Send the call again, with its ids."
        )

"""How does what trackers tell come to its door by the shortest way? See `json_events/lane.py`."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.http import HttpResponse

from regulars.connectors.event_clients.pages import calls
from regulars.connectors.event_clients.routes import SINGLE
from regulars.connectors.json_events.lane import led

VIEWS: dict[str, Callable[..., HttpResponse]] = {
    "/v1/batch": calls.batch,
    "/v1/b": calls.batch,
    "/batch/": calls.posthogs,
    **{f"/v1/{short}": partial(calls.one, kind=kind) for short, kind in SINGLE.items()},
    **{f"/v1/{kind}": partial(calls.one, kind=kind) for kind in SINGLE.values()},
}


def application(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
    """A WSGI application for the addresses of VIEWS."""
    return led(environ, start_response, to=VIEWS[environ["PATH_INFO"]])

"""What does the web server run?"""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regulars.settings")
console = get_wsgi_application()

from django.conf import settings  # noqa: E402 Django has to be ready
from django.urls import get_resolver  # noqa: E402

from regulars import clock  # noqa: E402
from regulars.connectors import lane as shops  # noqa: E402
from regulars.connectors.event_clients import lane as clients  # noqa: E402
from regulars.connectors.json_events import lane  # noqa: E402
from regulars.web.reach import client, echo  # noqa: E402

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
get_resolver().url_patterns  # noqa: B018 a page that can't be loaded shows now, not at each call


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The busiest addresses by their own short ways, all others through Django's middleware.

    Our own probes lead nowhere: they are told what arrived.
    """
    client.settle(environ, proxies=settings.TRUSTED_PROXIES)
    if echo.CARRIED in environ and (probe := echo.asked_for(environ, at=clock.wall())):
        return echo.answer(probe, environ, start_response)
    path: str = environ["PATH_INFO"]
    chosen: Application = console
    if path == lane.PATH and environ["REQUEST_METHOD"] == "POST":
        chosen = lane.application
    elif path in clients.VIEWS:
        chosen = clients.application
    elif path.startswith(shops.PREFIX):
        chosen = shops.application
    return chosen(environ, closing(start_response) if has_body(environ) else start_response)


def has_body(environ: dict[str, Any]) -> bool:
    """Whether the client sends more than a head."""
    return bool(environ.get("HTTP_TRANSFER_ENCODING")) or environ.get("CONTENT_LENGTH", "0") not in {"", "0"}


def closing(start_response: Callable[..., Any]) -> Callable[..., Any]:
    """Tell the client that the connection ends when its call wasn't taken.

    What refuses a call may leave its body unread. The server then closes the connection, and a client that
    isn't told loses its next call in it.
    """

    def start(status: str, headers: list[tuple[str, str]], *more: Any) -> object:
        refused = status[0] in "45"
        return start_response(status, [*headers, ("Connection", "close")] if refused else headers, *more)

    return start

"""What does the web server run?"""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regulars.settings")
console = get_wsgi_application()

from regulars.connectors.json_events import lane  # noqa: E402 Django has to be ready


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The busiest address by its own short way, all others through Django's middleware."""
    chosen = lane.application if environ["PATH_INFO"] == lane.PATH else console
    return chosen(environ, start_response)

"""How does a shop's webhook come to its door by the shortest way? See `json_events/lane.py`."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from regulars.connectors.json_events.lane import led
from regulars.connectors.pages.door import webhook

PREFIX = "/webhooks/"


def application(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
    """A WSGI application for the addresses under PREFIX."""
    token = environ["PATH_INFO"].removeprefix(PREFIX)
    return led(environ, start_response, to=partial(webhook, token=token))

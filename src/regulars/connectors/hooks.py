"""Where does a connected shop send its webhooks to, and can it?"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from regulars.connectors import queries
from regulars.connectors.exchange import Hooks

if TYPE_CHECKING:
    from regulars.connectors.models import Connection

LOCAL = ("http://localhost", "http://127.")


def address_of(connection: "Connection") -> str:
    """Where the shop has to send its webhooks."""
    return f"{settings.BASE_URL}{reverse('webhook', args=[connection.token])}"


def hooks_of(connection: "Connection") -> Hooks:
    """The address with its secret. Raises CannotOpen, KeysLost."""
    return Hooks(address_of(connection), queries.secret_of(connection))


def is_local() -> bool:
    """Whether our address leads to this machine only, so that no shop elsewhere reaches it."""
    return settings.BASE_URL.startswith(LOCAL)

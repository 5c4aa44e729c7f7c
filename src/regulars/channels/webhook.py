"""How does a letter leave for a program of the store's own?"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.parse import urlsplit
from uuid import UUID

from regulars.channels.channel import Down, Line, Sender
from regulars.channels.email import Silent
from regulars.channels.relay import queries
from regulars.channels.relay.handing import RelayLine
from regulars.channels.smtp import is_loopback
from regulars.host.trouble import Trouble
from regulars.web.outward import call


class Webhook:
    """A signed call for each message; people are told apart by their e-mail address."""

    name = "webhook"
    identity = "email"

    def is_set(self) -> bool:
        return bool(queries.url())

    def is_loopback(self) -> bool:
        return is_loopback(urlsplit(queries.url()).hostname or "")

    def most_lines(self) -> int:
        return 4

    def message_id(self, key: UUID, *, sender: Sender) -> str:
        return f"<{key.hex}@webhook>"

    @contextmanager
    def open(self) -> Iterator[Line]:
        url = queries.url()
        if not url:
            yield Silent(Down("no_webhook_server"))
            return
        try:
            secret = queries.secret()
        except Trouble as trouble:
            yield Silent(Down("password_sealed", str(trouble)))
            return
        with closing(call.Line(url)) as line:
            yield RelayLine(line, secret)


CHANNEL = Webhook()

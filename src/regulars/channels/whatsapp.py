"""How does a letter leave in WhatsApp?"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.parse import urlsplit
from uuid import UUID

from regulars import clock
from regulars.channels.channel import Down, Line, Sender
from regulars.channels.cloud import queries
from regulars.channels.cloud.line import READ_BYTES, CloudLine
from regulars.channels.email import Silent
from regulars.channels.smtp import is_loopback
from regulars.host.trouble import Trouble
from regulars.web.outward import call

LINES = 4


class WhatsApp:
    """WhatsApp by Meta's Cloud API; people are told apart by their telephone numbers."""

    name = "whatsapp"
    identity = "phone"

    def is_set(self) -> bool:
        return queries.number() is not None

    def is_loopback(self) -> bool:
        number = queries.number()
        return number is not None and is_loopback(urlsplit(number.api).hostname or "")

    def most_lines(self) -> int:
        return LINES

    def message_id(self, key: UUID, *, sender: Sender) -> str:
        return f"<{key.hex}@whatsapp>"

    @contextmanager
    def open(self) -> Iterator[Line]:
        number = queries.number()
        if number is None:
            yield Silent(Down("no_whatsapp_server"))
            return
        try:
            token = queries.secrets().token
        except Trouble as trouble:
            yield Silent(Down("password_sealed", str(trouble)))
            return
        wrote = queries.wrote_lately(at=clock.now())
        with closing(call.Line(number.url, most=READ_BYTES)) as line:
            yield CloudLine(number, line, token, wrote)


CHANNEL = WhatsApp()

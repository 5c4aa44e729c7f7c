"""How does a letter reach somebody on the shop's own page? It waits until they come there."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from regulars.channels.channel import Down, Line, Sender
from regulars.channels.email import Silent
from regulars.channels.visiting import queries
from regulars.web.outward.address import is_local_install


class Onsite:
    """Cards on the shop's page; people are told apart by the device that they came with.

    Nothing leaves by itself: `visiting/visit.py` hands a message over when its reader's browser asks.
    """

    name = "onsite"
    identity = "device"

    def is_set(self) -> bool:
        return queries.is_on()

    def is_loopback(self) -> bool:
        """Where only this machine reaches us, no other machine's browser asks."""
        return self.is_set() and is_local_install()

    def most_lines(self) -> int:
        return 1

    def message_id(self, key: UUID, *, sender: Sender) -> str:
        return f"<{key.hex}@onsite>"

    @contextmanager
    def open(self) -> Iterator[Line]:
        yield Silent(Down(queries.UNTIL_VISIT))


CHANNEL = Onsite()

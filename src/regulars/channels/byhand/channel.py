"""What is a channel by which the staff reach people with their own hands?

Nothing leaves by itself: its messages wait in the outbox like all others until somebody takes them in hand.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol
from uuid import UUID

from regulars.channels.channel import Down, Line, Sender
from regulars.channels.email import Silent
from regulars.web import stored


class Chosen(Protocol):
    """What the owner chose of the channel."""

    KEY: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def on(self) -> bool: ...


@dataclass(slots=True)
class ByHand:
    """waits_for: in one word, what its messages wait for. chosen: the settings that switch it on."""

    name: str
    identity: str
    waits_for: str
    chosen: type[Chosen]

    def is_set(self) -> bool:
        return stored.load(self.chosen).on

    def is_loopback(self) -> bool:
        """Letters and calls reach people, wherever this machine stands."""
        return False

    def most_lines(self) -> int:
        return 1

    def message_id(self, key: UUID, *, sender: Sender) -> str:
        return f"<{key.hex}@{self.name}>"

    @contextmanager
    def open(self) -> Iterator[Line]:
        yield Silent(Down(self.waits_for))

"""What did another program answer?"""

from dataclasses import dataclass
from datetime import timedelta

OK = range(200, 300)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. status: None where nothing did; response: its beginning, or what was wrong.

    again_after: how long it asks to be left alone. left: False where nothing can have reached it.
    """

    status: int | None
    response: str
    took_ms: int
    again_after: timedelta | None = None
    left: bool = True

    @property
    def is_yes(self) -> bool:
        return self.status in OK

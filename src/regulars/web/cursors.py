"""Where in a list does the next page begin?"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import msgspec

Value = int | str | bool | float | Decimal | datetime | date | None

BIGGEST = 2**63
KINDS: dict[str, type] = {"m": datetime, "d": date, "n": Decimal}


@dataclass(frozen=True, slots=True)
class Cursor:
    """The row beside which a page begins: the value ordered by, and its id. back: the page before it."""

    value: Value
    id: int | str
    back: bool = False


def encode(cursor: Cursor) -> str:
    """The cursor as an opaque word that stands in an address."""
    kind = next((letter for letter, known in KINDS.items() if isinstance(cursor.value, known)), "")
    written = msgspec.json.encode([kind, cursor.value, cursor.id, cursor.back])
    return urlsafe_b64encode(written).rstrip(b"=").decode()


def decode(word: str) -> Cursor | None:
    """The cursor that a word stands for; None when it stands for none."""
    try:
        written = urlsafe_b64decode(word + "=" * (-len(word) % 4))
        kind, value, row, back = msgspec.json.decode(
            written, type=tuple[str, int | str | bool | float | None, int | str, bool]
        )
        exact = msgspec.convert(value, KINDS[kind], strict=False) if kind else value
    except (Error, ValueError, KeyError):
        return None
    return Cursor(exact, row, back) if is_storable(exact) and is_storable(row) else None


def is_storable(value: Value) -> bool:
    """Whether the database can hold what a caller made up."""
    match value:
        case int():
            return abs(value) < BIGGEST
        case str():
            return "\x00" not in value
        case datetime():
            return value.tzinfo is not None and 1 < value.year < 9999
    return True

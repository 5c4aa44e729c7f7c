"""Why can't an event be taken, where in it, and what is the way out?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Protocol

from babel.numbers import is_currency

from regulars.money import MoneyError, to_minor

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
AHEAD = timedelta(days=1)
MOST_MINOR = 10**15
MOST_PIECES = Decimal(10) ** 9


class Refused(ValueError):
    """An event can't be taken. where: the place in it, as a JSON path from the event (`$`)."""

    def __init__(self, where: str, why: str, way_out: str) -> None:
        super().__init__(why)
        self.where, self.why, self.way_out = where, why, way_out


class Keyed(Protocol):
    """Something with a key of its own among its siblings."""

    @property
    def key(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Amounts:
    """Reads amounts of one currency. Raises Refused."""

    currency: str
    where: str

    def __post_init__(self) -> None:
        if not is_currency(self.currency):
            way_out = "Send its code by ISO 4217, such as EUR."
            raise Refused(f"{self.where}.currency", f"{self.currency} is no currency.", way_out)

    def minor(self, value: Decimal, place: str, *, signed: bool = False) -> int:
        """Minor units of an amount; below zero only where that can be meant."""
        try:
            found = to_minor(value, currency=self.currency)
        except (MoneyError, ArithmeticError):
            found = MOST_MINOR + 1
        if abs(found) > MOST_MINOR:
            raise Refused(f"{self.where}{place}", f"{value} is no amount.", "Send it in major units: 49.90.")
        if found < 0 and not signed:
            way_out = "Send what was given back as `order.refunded`, with amounts above zero."
            raise Refused(f"{self.where}{place}", f"{value} is below zero.", way_out)
        return found

    def known(self, value: Decimal | None, place: str) -> int | None:
        """The same for what may be unknown."""
        return None if value is None else self.minor(value, place)


def pieces(quantity: Decimal, *, place: str) -> Decimal:
    """A quantity that can be sold. Raises Refused."""
    if not (quantity.is_finite() and 0 < quantity <= MOST_PIECES):
        way_out = "A quantity is more than zero. What came back is an `order.refunded` of its order."
        raise Refused(f"{place}.quantity", f"The quantity is {quantity}.", way_out)
    return quantity


def check_moment(moment: datetime, *, at: datetime, place: str = "$.occurred_at") -> None:
    """Raises Refused for a moment that can't be meant."""
    if not EARLIEST <= moment <= at + AHEAD:
        way_out = f"Send when it happened, between 1990 and now ({at:%Y-%m-%dT%H:%M:%SZ})."
        raise Refused(place, f"{moment.isoformat()} can't be when it happened.", way_out)


def check_keys(lines: Sequence[Keyed], *, place: str) -> None:
    """Raises Refused when two lines have the same id."""
    seen: set[str] = set()
    for n, line in enumerate(lines):
        if line.key in seen:
            way_out = "Give each line an id of its own, or give none of them one."
            raise Refused(f"{place}[{n}].id", f"Two lines have the id {line.key!r}.", way_out)
        seen.add(line.key)

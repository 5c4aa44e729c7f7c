"""As whose facts do those of a connected shop count, and what if one of them can't be kept?"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import DataError, transaction

from regulars.commerce.facts import Fact
from regulars.commerce.intake import Applied, Source

if TYPE_CHECKING:
    from regulars.connectors.models import Connection

UNFIT = (DataError, OverflowError)
"""What a fact raises that no column can hold: an amount beyond all measure, a year that isn't one."""


def source_of(connection: "Connection") -> Source:
    """The shop, and the door they came through."""
    door = f"{connection.kind}:{connection.id}"
    return Source(connection.shop_id, key=door, actor=door)


def applied(
    facts: Sequence[Fact], *, connection: "Connection", by: Callable[..., Applied], at: datetime
) -> tuple[list[str], list[str]]:
    """What became of a shop's facts, and which of them can't be kept: such a one keeps back no other.

    by: `intake.apply`. In a transaction of the caller's.
    """
    source = source_of(connection)
    try:
        with transaction.atomic():
            return list(by(facts, source=source, at=at).results), []
    except UNFIT:
        if len(facts) == 1:
            return [f"refused: {UNKEPT}"], [f"{_name(facts[0])}: {UNKEPT}"]
    told = [applied([fact], connection=connection, by=by, at=at) for fact in facts]
    return [result for results, _ in told for result in results], [one for _, all_ in told for one in all_]


UNKEPT = "out_of_range"


def _name(fact: Fact) -> str:
    """What a fact is about, as far as it says."""
    return str(getattr(fact, "external_id", "") or getattr(fact, "sku", "") or type(fact).__name__)

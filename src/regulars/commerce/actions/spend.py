"""How is it kept what advertising cost?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from regulars.commerce.events import AdSpendChanged
from regulars.commerce.facts import SpendFact
from regulars.commerce.frame import Frame
from regulars.events.log import NewEvent, record_many
from regulars.sql import recordset, statement

KEEP = statement(__file__, "spend_keep")

Day = tuple[str, str, date]
"""What a sum of advertising is about: source, campaign, day."""


def keep(facts: Mapping[Day, SpendFact], *, frame: Frame) -> dict[Day, str]:
    """Write what advertising cost where it is newer; what became of each: `new`, `changed` or `known`."""
    rows = [_row(fact, frame=frame) for fact in facts.values()]
    written = {
        (source, campaign, day): "new" if is_new else "changed"
        for source, campaign, day, is_new, is_other in KEEP.rows(
            spend=recordset(rows), shop_id=frame.shop_id, known_at=frame.at
        )
        if is_new or is_other
    }
    _record(list(written), frame=frame)
    return dict.fromkeys(facts, "known") | written


def _row(fact: SpendFact, *, frame: Frame) -> dict[str, Any]:
    rate = frame.rate(fact.currency, on=fact.day)
    return {
        **msgspec.structs.asdict(fact),
        "rate": rate.value,
        "rate_date": rate.day,
        "spend_business": rate.of(fact.spend_minor, source=fact.currency, target=frame.currency),
    }


def _record(written: Sequence[Day], *, frame: Frame) -> None:
    """One event for each source: a year of an advertiser's campaigns is one piece of news."""
    days: dict[str, list[date]] = {}
    for source, _, day in written:
        days.setdefault(source, []).append(day)
    record_many(
        [
            NewEvent(
                payload=AdSpendChanged(source, min(told), max(told)),
                key=f"ad_spend:{frame.shop_id}:{source}:{min(told)}:{max(told)}:{frame.at.isoformat()}",
                occurred_at=frame.at,
                actor=frame.actor,
                shop_id=frame.shop_id,
            )
            for source, told in days.items()
        ],
        at=frame.at,
    )

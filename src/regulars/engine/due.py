"""Which moments fall due?

A play may begin some days before somebody needs a product again. Such a moment is recorded as an event,
`need.due`, once for each purchase that the need follows from: when the expectation is worked out anew and
comes to another day, that is still the same need. What was due longer ago than the plays stay fresh for is
passed over, so that a long pause doesn't end in a flood.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from regulars.engine import queries
from regulars.engine.durations import Duration
from regulars.engine.events import NeedDue
from regulars.engine.play import span
from regulars.engine.running import House, Running, house, running
from regulars.events.log import NewEvent, record_many
from regulars.sql import statement

NEEDS = statement(__file__, "needs")
BEGIN_SCAN = statement(__file__, "begin_scan")
LOCK_SCAN = statement(__file__, "lock_scan")
MOVE_SCAN = statement(__file__, "move_scan")
PAGE = 5_000


@dataclass(frozen=True, slots=True)
class Rule:
    """What plays want to know, how long before, and how late they would still take it."""

    name: str
    before: str
    fresh_for: Duration


def record_due(*, at: datetime) -> int:
    """Record the next moments that are due for the plays that are on; how many needs were looked at."""
    here = house(at=at)
    return sum(_page(rule, here=here) for rule in rules(running(), here=here))


def rules(plays: Iterable[Running], *, here: House) -> list[Rule]:
    """What these plays wait for, each once, with the longest freshness that one of them has."""
    found: dict[tuple[str, str], Duration] = {}
    for one in plays:
        if one.play.when.due is None:
            continue
        key, fresh = (one.play.when.due, one.play.when.before or ""), span(one.play.fresh_for)
        others = found.get(key, fresh)
        found[key] = min(fresh, others, key=lambda d: d.before(here.at, zone=here.zone))
    return [Rule(name, before, fresh) for (name, before), fresh in sorted(found.items())]


def _page(rule: Rule, *, here: House) -> int:
    """One transaction's worth of a rule's moments; 0 while another worker is at it."""
    before = span(rule.before) if rule.before else Duration()
    oldest = before.after(rule.fresh_for.before(here.at, zone=here.zone), zone=here.zone)
    BEGIN_SCAN.run(rule=rule.name, before=rule.before)
    with transaction.atomic():
        scan, latest = LOCK_SCAN.rows(rule=rule.name, before=rule.before), queries.latest_insight()
        if not scan or latest is None:
            return 0
        scan_id, run_id, seen, need_id = scan[0]
        if run_id != latest[0] or seen is None or seen < oldest:
            run_id, seen, need_id = latest[0], oldest, 0
        upto = before.after(here.at, zone=here.zone)
        rows = NEEDS.rows(after=seen, after_id=need_id, upto=upto, limit=PAGE)
        news = [_event(row[2:], rule=rule, due_at=before.before(row[1], zone=here.zone)) for row in rows]
        record_many(news, at=here.at)
        if rows:
            need_id, seen = rows[-1][:2]
        MOVE_SCAN.run(id=scan_id, run_id=run_id, expected_at=seen, need_id=need_id)
    return len(rows)


def _event(need: tuple[int, str, datetime, float, int, int], *, rule: Rule, due_at: datetime) -> NewEvent:
    customer, thing, bought_at, interval, product, shop = need
    return NewEvent(
        payload=NeedDue(rule.name, rule.before, product, interval),
        key=f"due:{rule.name}:{rule.before}:{customer}:{thing}:{bought_at.date()}",
        occurred_at=due_at,
        actor="house",
        customer_id=customer,
        shop_id=shop,
    )

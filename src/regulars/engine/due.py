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

from regulars.engine.durations import Duration
from regulars.engine.events import NeedDue
from regulars.engine.models import DueScan
from regulars.engine.play import span
from regulars.engine.running import House, Running, house, running
from regulars.events.log import NewEvent, record_many
from regulars.insight.models import InsightRun
from regulars.sql import statement

NEEDS = statement(__file__, "needs")
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
    run = InsightRun.objects.filter(state="done").order_by("-id").values_list("id", flat=True).first()
    DueScan.objects.get_or_create(rule=rule.name, before=rule.before)
    with transaction.atomic():
        scans = DueScan.objects.select_for_update(skip_locked=True)
        scan = scans.filter(rule=rule.name, before=rule.before).first()
        if scan is None or run is None:
            return 0
        if scan.run_id != run or scan.expected_at is None or scan.expected_at < oldest:
            scan.run_id, scan.expected_at, scan.need_id = run, oldest, 0
        upto = before.after(here.at, zone=here.zone)
        rows = NEEDS.rows(after=scan.expected_at, after_id=scan.need_id, upto=upto, limit=PAGE)
        news = [_event(row[2:], rule=rule, due_at=before.before(row[1], zone=here.zone)) for row in rows]
        record_many(news, at=here.at)
        if rows:
            scan.need_id, scan.expected_at = rows[-1][:2]
        scan.save()
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

"""Whom would a play reach if it were on now?

What starts it is looked for in a week: the coming one for moments that fall due, the past one for events.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from regulars.customers.faces import Face, faces
from regulars.customers.permission import OFFERS
from regulars.engine import where
from regulars.engine.audience import Compiler
from regulars.engine.expression import Consented, Span
from regulars.engine.play import Play, channels, span, trigger
from regulars.engine.running import House
from regulars.sql import Statement

WEEK = timedelta(days=7)
SHOWN = 8

DUE = """
    SELECT customer_id AS id FROM customer_need
    WHERE expected_at > %(since)s::timestamptz AND expected_at <= %(until)s::timestamptz"""
ORDERED = """
    SELECT coalesce(k.canonical_id, o.customer_id) AS id FROM orders o
    LEFT JOIN customer_canonical k ON k.customer_id = o.customer_id
    WHERE o.business_date >= %(since)s::date AND o.cancelled_at IS NULL AND o.has_goods
        AND o.placed_at > %(since)s::timestamptz AND o.placed_at <= %(until)s::timestamptz"""
HAPPENED = """
    SELECT coalesce(k.canonical_id, e.customer_id) AS id FROM event e
    LEFT JOIN customer_canonical k ON k.customer_id = e.customer_id
    WHERE e.name = %(event)s AND e.recorded_at > %(since)s::timestamptz
        AND e.occurred_at > %(since)s::timestamptz AND e.occurred_at <= %(until)s::timestamptz"""
REACHED = """
    WITH candidate AS (SELECT DISTINCT id FROM ({starts}) s WHERE id IS NOT NULL),
    looked AS (
        SELECT c.id, coalesce({admits}, false) AS fits, {may_write} AS may_write
        FROM candidate c {joins}
    )
    SELECT
        count(*)::int,
        count(*) FILTER (WHERE fits)::int,
        count(*) FILTER (WHERE fits AND may_write)::int,
        (array_agg(id ORDER BY id DESC) FILTER (WHERE fits AND may_write))[:%(shown)s]
    FROM looked"""


@dataclass(frozen=True, slots=True)
class Preview:
    """Whom a week brings.

    started: for how many something happens that starts it. fit: whom of them it is for. reached: who of
    these may be written to. some: a few of them. ahead: whether the week is the coming one.
    """

    started: int
    fit: int
    reached: int
    some: tuple[Face, ...]
    ahead: bool


def preview(play: Play, *, here: House, names: bool) -> Preview:
    """Whom the play would reach in a week, as of now."""
    compiler = Compiler(here.moment, "c.id")
    admits = compiler.condition(where.read(play.audience))
    allowed = [Consented(channel, play.purpose, Span(0, 0)) for channel in channels(play)]
    may_write = (
        " OR ".join(map(compiler.condition, allowed)) if play.purpose == OFFERS and allowed else "true"
    )
    starts, window = window_of(play, at=here.at, here=here)
    query = REACHED.format(starts=starts, admits=admits, may_write=may_write, joins=compiler.joins)
    parameters: dict[str, Any] = {**compiler.parameters, **window, "shown": SHOWN}
    ((started, fit, reached, some),) = Statement(query).rows(**parameters)
    called = faces(some or [], names=names)
    return Preview(started, fit, reached, tuple(called.values()), play.when.due is not None)


def window_of(play: Play, *, at: datetime, here: House) -> tuple[str, dict[str, Any]]:
    """The statement that finds what starts the play, and the week it looks at."""
    if play.when.due:
        shift = span(play.when.before).after(at, zone=here.zone) if play.when.before else at
        return DUE, {"since": shift, "until": shift + WEEK}
    week = {"since": at - WEEK, "until": at}
    if trigger(play) == "order.placed":
        return ORDERED, week
    return HAPPENED, {**week, "event": trigger(play)}

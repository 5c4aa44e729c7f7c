"""How fast does the engine react to orders, in events for each second of processor?

Batches of 10,000 order events in a store of 200,000 customers, 20 active plays, 5 of which orders start, each
admitting a tenth. Seconds are of processor, those of the worker and of PostgreSQL together. The decision
rows a second are held against bare statements, one INSERT … SELECT for each play and batch, that find the
same people by the same batch and audience and decide nothing, enrol nobody, ask for no consent. The two take
turns, a batch each.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.figure import Figure, scaled
from bench.people import NOON, make_orders, make_people, play
from bench.processes import database_seconds, worker_seconds
from bench.store import house

PEOPLE, PLAYS, MATCHING, BATCH, TURNS = 200_000, 20, 5, 10_000, 9
SIZES = (100, 1_000, 10_000)

BARE = """
    INSERT INTO decision (
        play_id, version_id, customer_id, entry_key, event_id, arm, reason, detail, decided_at
    )
    SELECT %(play)s, %(play)s, coalesce(k.canonical_id, e.customer_id), '', e.id, '', 'enrolled', NULL, %(at)s
    FROM event e
    LEFT JOIN customer_canonical k ON k.customer_id = e.customer_id
    JOIN customer_totals t ON t.customer_id = coalesce(k.canonical_id, e.customer_id)
    WHERE (e.cluster, e.xid, e.id)
            > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
        AND (e.cluster, e.xid, e.id)
            <= (%(upto_cluster)s::smallint, %(upto_xid)s::text::xid8, %(upto_id)s::bigint)
        AND e.name = 'order.placed' AND e.customer_id IS NOT NULL AND e.occurred_at >= %(at)s
        AND t.orders = %(orders)s AND t.revenue_business - t.refunded_business >= 0
"""


def measure(share: float = 1.0) -> list[Figure]:
    """Events a processor second, decision rows against a bare insert, and cost by batch size."""
    people, batch = scaled(PEOPLE, share, least=1_000), scaled(BATCH, share, least=500)
    with house():
        from regulars.engine.actions import switch_on

        make_people(people)
        for number in range(PLAYS):
            event = "order.placed" if number < MATCHING else "cart.updated"
            audience = f"orders = {number % 10 + 1} and revenue >= 0"
            switch_on(play(f"bench_{number}", audience=audience, event=event), who=None, at=NOON)
        reacted(batch, people=people, batches=2)  # warm
        turns = [(reacted(batch, people=people, batches=1), bare(batch, people=people)) for _ in range(TURNS)]
        costs = {
            size: reacted(scaled(size, share), people=people, batches=max(2, 3_000 // size)) for size in SIZES
        }
    return list(figures(turns, costs=costs))


@dataclass(frozen=True, slots=True)
class Reacted:
    """Events that were worked through, in how many seconds of processor; decisions made."""

    events: int
    cpu: float
    decisions: int


def figures(turns: list[tuple[Reacted, Reacted]], *, costs: dict[int, Reacted]) -> Iterator[Figure]:
    """The rows of the performance page.

    turns: a batch of the engine's and one of the bare statements'. costs: by the size of batches.
    """
    rates = [(mine.decisions / mine.cpu, bare.decisions / bare.cpu) for mine, bare in turns]
    engine, bare = (median(one) for one in zip(*rates, strict=True))
    yield Figure(
        name="react.events_per_core_s",
        value=round(median(mine.events / mine.cpu for mine, _ in turns)),
        unit="events/processor s",
        target=5_000,
    )
    yield Figure(
        name="react.decisions_ratio",
        value=round(median(mine / other for mine, other in rates), 3),
        unit="of INSERT … SELECT's rows/processor s",
        peer=f"{bare:,.0f} rows/processor s bare, {engine:,.0f} by the engine",
        target=0.4,
    )
    for size, spent in costs.items():
        yield Figure(
            name=f"react.us_per_event_{size}",
            value=round(spent.cpu / spent.events * 1e6, 1),
            unit="processor µs/event",
            better="less",
        )


def reacted(size: int, *, people: int, batches: int) -> Reacted:
    """React to so many batches of that size."""
    from regulars.engine.react import react

    def decide() -> int:
        done = react(at=NOON, limit=size)
        assert done is not None
        return done.decisions

    return timed(decide, size=size, people=people, batches=batches)


def bare(size: int, *, people: int) -> Reacted:
    """A batch whose decisions bare statements find and insert, one for each play."""
    from django.db import transaction

    from regulars.events.reader import move, take
    from regulars.sql import Statement

    statement = Statement(BARE)

    def insert() -> int:
        with transaction.atomic():
            batch = take("react", limit=size)
            assert batch is not None
            known = {**batch.parameters(), "at": NOON}
            rows = sum(statement.run(**known, play=play, orders=play + 1) for play in range(MATCHING))
            move("react", to=batch.upto, at=NOON)
        return rows

    return timed(insert, size=size, people=people, batches=1)


def timed(work: Callable[[], int], *, size: int, people: int, batches: int) -> Reacted:
    """What it took to work through so many batches of orders. work: gives the number of decisions."""
    folder, cpu, decisions = Path(os.environ["REGULARS_DATA"]), 0.0, 0
    for _ in range(batches):
        make_orders(size, people=people, seed=next(SEEDS))
        spent = database_seconds(folder) + worker_seconds()
        decisions += work()
        cpu += database_seconds(folder) + worker_seconds() - spent
    return Reacted(size * batches, cpu, decisions)


SEEDS = iter(range(1, 1_000_000))

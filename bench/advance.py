"""How fast do people who are due go on from one wait to the next, against the bare SQL that does the same?

1,000,000 enrolments of one play, all due. The bare statement claims a thousand past other workers' locks and
gives them their next step and due date, in one transaction each, as the engine does. A step that plans a
letter for everybody is reported beside it.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from time import perf_counter

from bench.figure import Figure, scaled
from bench.people import NOON, play
from bench.store import house, settle

PEOPLE, LETTERS, ROWS = 1_000_000, 100_000, 1_000

ENROLMENTS = """
    INSERT INTO enrolment (
        customer_id, play_id, version_id, entry_key, entry, arm, state, outcome, step, visit, due_at,
        waiting_for, event_id, shop_id, about, since, goal_until, entered_at, attempts, problem
    )
    SELECT
        n, %(play)s, %(version)s, '', 1, 'treated', 'active', '', 'wait_1', 1,
        %(at)s::timestamptz - n %% 3600 * interval '1 second', '', n, 1, '{"order_id": 1}', %(at)s,
        %(at)s::timestamptz + interval '14 days', %(at)s, 0, ''
    FROM generate_series(1, %(people)s) n
"""
BARE = """
    UPDATE enrolment SET step = %(step)s, due_at = %(due_at)s
    WHERE id IN (
        SELECT id FROM enrolment
        WHERE play_id = %(play)s AND state = 'active' AND due_at <= %(at)s
        ORDER BY due_at
        LIMIT %(rows)s
        FOR UPDATE SKIP LOCKED
    )
"""


def measure(share: float = 1.0) -> list[Figure]:
    """Enrolments a second from wait to wait against the bare SQL's, and with a letter."""
    people, letters = scaled(PEOPLE, share), scaled(LETTERS, share)
    with house():
        from django.db import connection

        from regulars.engine.actions import switch_on
        from regulars.engine.advance import advance
        from regulars.sql import Statement

        row = switch_on(play("bench", audience="orders >= 1"), who=None, at=NOON)
        made = {"play": row.id, "version": row.version_id, "at": NOON, "people": people}
        with connection.cursor() as cursor:
            cursor.execute(ENROLMENTS, made)
        settle()
        moved = rate(lambda: advance(at=NOON, limit=ROWS))
        bare = Statement(BARE)
        third = NOON + timedelta(days=3)
        again = {"play": row.id, "at": third, "rows": ROWS, "due_at": NOON + timedelta(days=5)}
        settle()
        peer = rate(lambda: bare.run(**again, step="wait_2"))
        with connection.cursor() as cursor:
            cursor.execute("UPDATE enrolment SET due_at = %s WHERE customer_id <= %s", [NOON, letters])
        sent = rate(lambda: advance(at=NOON, limit=ROWS))
    return list(figures(moved, peer, sent))


def figures(moved: float, peer: float, sent: float) -> Iterator[Figure]:
    """The rows of the performance page."""
    yield Figure(
        name="advance.claim_ratio",
        value=round(moved / peer, 3),
        unit="of the bare SQL's enrolments/s",
        peer=f"{peer:,.0f} enrolments/s bare, {moved:,.0f} by the engine",
        target=0.333,
    )
    yield Figure(name="advance.letters_per_s", value=round(sent), unit="enrolments with an outbox row/s")


def rate(step: Callable[[], int]) -> float:
    """Rows a second until a step finds none."""
    rows, begun = 0, perf_counter()
    while count := step():
        rows += count
    return rows / (perf_counter() - begun)

"""What follows from what happened? Read this first.

The next batch of the log is taken by cursor, and worked on as a set. `candidates` finds whom the audiences of
plays admit, with all that deciding needs; play by play, `decide` gives each an arm and a reason; the answers
are kept, also when they are no; those who enter are enrolled. Then the events end or wake what people are in
already. The cursor moves in the same transaction: a batch counts as a whole or not at all. Only one worker
reacts at a time; others find the cursor locked and do something else.
"""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
from django.db import OperationalError, transaction

from regulars.customers.permission import OFFERS
from regulars.engine import queries
from regulars.engine.candidates import Candidate, candidates
from regulars.engine.decide import ENROLLED, Case, Verdict, decide
from regulars.engine.path import entrance
from regulars.engine.play import span
from regulars.engine.running import House, Running, house, understood
from regulars.events.reader import Batch, move, take
from regulars.sql import recordset, statement

if TYPE_CHECKING:
    from regulars.engine.models import Play as PlayRow
    from regulars.engine.models import PlayVersion

READER = "react"
LIMIT = 10_000
ENDING = {"order.cancelled", "consent.withdrawn", "customers.merged"}

NAMES = statement(__file__, "names")
KEEP = statement(__file__, "keep", prepared=True)
GOALS = statement(__file__, "goals")
LOCK_WAITING = statement(__file__, "lock_waiting")
LEAVE = statement(__file__, "leave")
WAKE = statement(__file__, "wake")
NOTE_PROBLEM = statement(__file__, "note_problem")

log = logging.getLogger(__name__)

On = tuple["PlayRow", "PlayVersion", datetime]
"""A play that is on, the text that newcomers get, and since when."""


@dataclass(frozen=True, slots=True)
class Reacted:
    """What came of a batch: its events, and the decisions of all plays."""

    events: int
    decisions: int


class Decided(msgspec.Struct, frozen=True):
    """A decision, with what an enrolment needs."""

    customer_id: int
    entry_key: str
    entry: int
    event_id: int
    occurred_at: str
    shop_id: int | None
    about: msgspec.Raw
    arm: str
    reason: str
    detail: dict[str, Any] | None


def react(*, at: datetime, limit: int = LIMIT) -> Reacted | None:
    """Work on the next batch; None when there is none, or another worker is at it."""
    with transaction.atomic():
        batch = take(READER, limit=limit)
        if batch is None:
            return None
        here = house(at=at)
        names = {name for (name,) in NAMES.rows(**batch.parameters())}
        decisions = tried(queries.switched_on(), batch=batch, names=names, here=here)
        settle(batch, names=names, at=at)
        move(READER, to=batch.upto, at=at)
        return Reacted(batch.count, decisions)


def tried(plays: Sequence[On], *, batch: Batch, names: set[str], here: House) -> int:
    """Start these plays; what goes wrong in one is that play's alone, and is shown beside it.

    It is found by starting each half by itself.
    """
    decisions, problem = 0, ""
    try:
        running = [Running(understood(text), since) for _, text, since in plays]
        with transaction.atomic():
            decisions = start([one for one in running if one.event in names], batch, here=here)
    except OperationalError:
        raise
    except Exception as error:
        if half := len(plays) // 2:
            return sum(
                tried(some, batch=batch, names=names, here=here) for some in (plays[:half], plays[half:])
            )
        log.exception("The play %s could not react", plays[0][0].name)
        problem = f"{type(error).__name__}: {error}"[:500]
    for row, _, _ in plays:
        if problem != row.problem:
            NOTE_PROBLEM.run(play_id=row.id, problem=problem)
    return decisions


def start(plays: Sequence[Running], batch: Batch, *, here: House) -> int:
    """Decide about everybody whom the plays' audiences admit, and keep the decisions; how many."""
    decisions, begun = 0, Counter[int]()
    for running, found in candidates(plays, batch, here=here):
        terms = here.terms(running.version)
        verdicts = [decide(_counting(one.case, begun), terms=terms, at=here.at) for one in found]
        if found:
            keep(running, found, verdicts, here=here)
        if terms.purpose == OFFERS:
            begun.update(
                one.case.customer_id for one, said in zip(found, verdicts, strict=True) if said == ENROLLED
            )
        decisions += len(found)
    return decisions


def keep(running: Running, found: Sequence[Candidate], verdicts: Sequence[Verdict], *, here: House) -> None:
    """Store the decisions, the arms of newcomers, and the enrolments of those who enter."""
    version = running.version
    first = entrance(version, at=here.at, zone=here.zone)
    KEEP.run(
        decisions=recordset([_decided(one, verdict) for one, verdict in zip(found, verdicts, strict=True)]),
        play_id=version.play_id, version_id=version.id, seed=version.seed, at=here.at,
        step=first.step, due_at=first.due_at, waiting_for=first.waiting_for,
        goal_until=span(version.play.goal.within).after(here.at, zone=here.zone),
    )  # fmt: skip


def settle(batch: Batch, *, names: set[str], at: datetime) -> None:
    """Let the batch end what reached its goal or lost its ground, and wake what waited for it."""
    goals, waits = (sorted(names & known) for known in queries.goals_and_waits())
    if goals:
        GOALS.run(**batch.parameters(), names=goals, at=at)
    if names & ENDING:
        LEAVE.run(**batch.parameters(), at=at)
    if waits and (ids := LOCK_WAITING.rows(**batch.parameters(), names=waits)):
        WAKE.run(ids=sorted({enrolment for (enrolment,) in ids}), at=at)


def _counting(case: Case, begun: Counter[int]) -> Case:
    """The case, with the plays that began for this person in this batch, before the one that is decided."""
    more = begun.get(case.customer_id)
    return msgspec.structs.replace(case, begun=case.begun + more) if more else case


def _decided(one: Candidate, verdict: Verdict) -> Decided:
    return Decided(
        one.case.customer_id,
        one.entry_key,
        one.case.entries + 1,
        one.event_id,
        one.occurred_at,
        one.shop_id,
        msgspec.Raw(one.about.encode()),
        verdict.arm,
        verdict.reason,
        verdict.detail,
    )

"""What follows from what happened? Read this first.

The next batch of the log is taken by cursor, and worked on as a set. For each play whose trigger is in it,
one statement finds the customers whom the audience admits, with all that deciding needs; `decide` gives each
an arm and a reason; the answers are kept, also when they are no; those who enter are enrolled. Then the
events end or wake what people are in already. The cursor moves in the same transaction: a batch counts as a
whole or not at all. Only one worker reacts at a time; others find the cursor locked and do something else.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec
from django.db import OperationalError, transaction

from regulars.engine import queries
from regulars.engine.audience import compiled
from regulars.engine.decide import Case, Verdict, Way, decide
from regulars.engine.path import entrance
from regulars.engine.play import span
from regulars.engine.running import House, Running, house, understood, ways_out
from regulars.engine.suppression import suppressed
from regulars.events.reader import Batch, move, take
from regulars.sql import JSON, Statement, recordset, statement

if TYPE_CHECKING:
    from regulars.engine.models import Play as PlayRow
    from regulars.engine.models import PlayVersion

READER = "react"
LIMIT = 10_000
ENDING = {"order.cancelled", "consent.withdrawn", "customers.merged"}

NAMES = statement(__file__, "names")
CANDIDATES = statement(__file__, "candidates")
KEEP = statement(__file__, "keep")
GOALS = statement(__file__, "goals")
LOCK_WAITING = statement(__file__, "lock_waiting")
LEAVE = statement(__file__, "leave")
WAKE = statement(__file__, "wake")
NOTE_PROBLEM = statement(__file__, "note_problem")

log = logging.getLogger(__name__)

SAID = {"y": True, "n": False, "?": None, "-": None}


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


class Candidate(msgspec.Struct, frozen=True):
    """Somebody whom the audience admits, and what made the play look at them.

    occurred_at: as the database writes it. about: JSON with the ids that letters need.
    """

    case: Case
    entry_key: str
    event_id: int
    occurred_at: str
    shop_id: int | None
    about: str


def react(*, at: datetime, limit: int = LIMIT) -> Reacted | None:
    """Work on the next batch; None when there is none, or another worker is at it."""
    with transaction.atomic():
        batch = take(READER, limit=limit)
        if batch is None:
            return None
        here = house(at=at)
        names = {name for (name,) in NAMES.rows(**batch.parameters())}
        decisions = sum(
            tried(row, text, since, batch=batch, names=names, here=here)
            for row, text, since in queries.switched_on()
        )
        settle(batch, names=names, at=at)
        move(READER, to=batch.upto, at=at)
        return Reacted(batch.count, decisions)


def tried(
    row: "PlayRow", text: "PlayVersion", since: datetime, *, batch: Batch, names: set[str], here: House
) -> int:
    """Start one play; what goes wrong there is that play's alone, and is shown beside it."""
    decisions, problem = 0, ""
    try:
        running = Running(understood(text), since)
        if running.event in names:
            with transaction.atomic():
                decisions = start(running, batch, here=here)
    except OperationalError:
        raise
    except Exception as error:
        log.exception("The play %s could not react", row.name)
        problem = f"{type(error).__name__}: {error}"[:500]
    if problem != row.problem:
        NOTE_PROBLEM.run(play_id=row.id, problem=problem)
    return decisions


def start(running: Running, batch: Batch, *, here: House) -> int:
    """Decide about everybody whom the play's audience admits, and keep the decisions; how many."""
    found = candidates(running, batch, here=here)
    terms = here.terms(running.version)
    verdicts = [decide(candidate.case, terms=terms, at=here.at) for candidate in found]
    if found:
        keep(running, found, verdicts, here=here)
    return len(found)


def candidates(running: Running, batch: Batch, *, here: House) -> list[Candidate]:
    """The customers of the batch whom the audience admits, each once for each entry key."""
    ways = ways_out(running.play)
    audience = compiled(running.version.audience, moment=here.moment, customer="h.person_id")
    rows = _admitting(audience.joins, audience.condition).rows(
        **audience.parameters, **batch.parameters(), **trigger_parameters(running, here=here),
        channels=[name for name, _ in ways], identities=[identity for _, identity in ways],
        purpose=running.play.purpose, play_id=running.version.play_id, service_plays=queries.service_plays(),
        begun_since=here.at - here.limits.span,
    )  # fmt: skip
    blocked = suppressed([row[0] for row in rows], ways=ways)
    return [_candidate(row, ways=ways, blocked=blocked) for row in rows]


def trigger_parameters(running: Running, *, here: House) -> dict[str, object]:
    """Which events start the play: their name, from when on, and what their payload must hold."""
    play = running.play
    fresh = span(play.fresh_for).before(here.at, zone=here.zone)
    due = {"rule": play.when.due, "before": play.when.before or ""} if play.when.due else {}
    return {
        "event": running.event,
        "since": max(running.since, fresh),
        "about": JSON.encode(due).decode(),
        "key": "" if play.keyed_by == "customer" else f"{play.keyed_by}_id",
    }


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


@lru_cache(maxsize=500)
def _admitting(joins: str, condition: str) -> Statement:
    text = CANDIDATES.text.replace("/* joins */", joins).replace("/* condition */", f"AND {condition}")
    return Statement(text)


@lru_cache(maxsize=10_000)
def _ways(said: str, blocked: tuple[bool, ...]) -> tuple[Way, ...]:
    return tuple(
        Way(letter != "-", SAID[letter], is_blocked) for letter, is_blocked in zip(said, blocked, strict=True)
    )


def _candidate(
    row: tuple[Any, ...], *, ways: Sequence[tuple[str, str]], blocked: set[tuple[int, str]]
) -> Candidate:
    person, entry_key, event_id, occurred_at, shop_id, about, rhythm, said, inside, entries, last, begun = row
    stops = tuple((person, channel) in blocked for channel, _ in ways)
    case = Case(
        customer_id=person,
        ways=_ways(said or "", stops),
        inside=inside,
        entries=entries,
        last_entered_at=datetime.fromisoformat(last) if last else None,
        rhythm=rhythm,
        begun=begun,
    )
    return Candidate(case, entry_key, event_id, occurred_at, shop_id, about)


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

"""Whom of a batch do the audiences of plays admit, and what has deciding to know of them?

Plays that look at the same events are asked in one statement: the batch is read once for all of them, and so
is what is known of its customers.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import msgspec

from regulars.engine import queries
from regulars.engine.audience import Compiler
from regulars.engine.decide import Case, Way
from regulars.engine.play import span
from regulars.engine.running import House, Running, ways_out
from regulars.engine.suppression import suppressed
from regulars.events.reader import Batch
from regulars.sql import JSON, Statement, statement

CANDIDATES = statement(__file__, "candidates")

SAID = {"y": True, "n": False, "?": None, "-": None}

Blocked = set[tuple[int, str]]
"""Persons, and the channels that are blocked for them."""


class Trigger(msgspec.Struct, frozen=True):
    """Which events start a play: their name, from when on, and what their payload must hold, as JSON.

    key: which id in the payload entries go by; '' when they go by the customer alone.
    """

    event: str
    since: datetime
    about: str
    key: str


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


def candidates(
    plays: Sequence[Running], batch: Batch, *, here: House
) -> Iterator[tuple[Running, list[Candidate]]]:
    """For each play the customers of the batch whom its audience admits, each once for each entry key."""
    rows = [row for alike in by_trigger(plays, here=here) for row in admitted(alike, batch, here=here)]
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    ways = {running.version.play_id: ways_out(running.play) for running in plays}
    used = {way for several in ways.values() for way in several}
    blocked = suppressed({row[1] for row in rows}, ways=sorted(used))
    for running in plays:
        play_id = running.version.play_id
        yield running, [_candidate(row, ways=ways[play_id], blocked=blocked) for row in found[play_id]]


def by_trigger(plays: Sequence[Running], *, here: House) -> Collection[Sequence[Running]]:
    """The plays, those together that the same events start."""
    alike: dict[Trigger, list[Running]] = defaultdict(list)
    for running in plays:
        alike[trigger(running, here=here)].append(running)
    return alike.values()


def trigger(running: Running, *, here: House) -> Trigger:
    """Which events start the play now."""
    play = running.play
    fresh = span(play.fresh_for).before(here.at, zone=here.zone)
    due = {"rule": play.when.due, "before": play.when.before or ""} if play.when.due else {}
    return Trigger(
        event=running.event,
        since=max(running.since, fresh),
        about=JSON.encode(due).decode(),
        key="" if play.keyed_by == "customer" else f"{play.keyed_by}_id",
    )


def admitted(plays: Sequence[Running], batch: Batch, *, here: House) -> list[tuple[Any, ...]]:
    """The statement's rows, as _candidate reads them, for plays that the same events start."""
    compiler = Compiler(here.moment, customer="h.person_id")
    conditions = [compiler.condition(running.version.audience) for running in plays]
    ways = [(running, *way) for running in plays for way in ways_out(running.play)]
    return _admitting(plays, conditions, joins=compiler.joins).rows(
        **compiler.parameters, **batch.parameters(), **msgspec.structs.asdict(trigger(plays[0], here=here)),
        speaking=[running.version.play_id for running, _, _ in ways],
        purposes=[running.play.purpose for running, _, _ in ways],
        channels=[channel for _, channel, _ in ways], identities=[identity for _, _, identity in ways],
        service_plays=queries.service_plays(), begun_since=here.at - here.limits.span,
    )  # fmt: skip


def _admitting(plays: Sequence[Running], conditions: Sequence[str], *, joins: str) -> Statement:
    audiences = "\n".join(
        f"UNION ALL SELECT {running.version.play_id}::bigint WHERE {condition}"
        for running, condition in zip(plays, conditions, strict=True)
    )
    return Statement(CANDIDATES.text.replace("/* joins */", joins).replace("/* audiences */", audiences))


@lru_cache(maxsize=10_000)
def _ways(said: str, blocked: tuple[bool, ...]) -> tuple[Way, ...]:
    return tuple(
        Way(letter != "-", SAID[letter], is_blocked) for letter, is_blocked in zip(said, blocked, strict=True)
    )


def _candidate(row: tuple[Any, ...], *, ways: Sequence[tuple[str, str]], blocked: Blocked) -> Candidate:
    _, person, entry_key, event_id, moment, shop_id, about, rhythm, said, inside, entries, last, begun = row
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
    return Candidate(case, entry_key, event_id, moment, shop_id, about)

"""What is to be done for those who are due?

People of a play who are due are claimed past other workers', in batches; those at the same step of the same
version go on together, as a set: from the end of a wait to the next wait, or through. New state and effects
are one transaction, and every effect's key is its cause, so whatever dies half-way leaves nothing done twice.
When a step goes wrong, those whom it concerns are set aside with what was wrong, and tried again later, each
on their own; other people and other plays go on.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.db import transaction

from regulars.channels.outbox import Planned, plan_many
from regulars.engine import queries
from regulars.engine.path import onwards, place
from regulars.engine.play import Send, Step, WaitFor, span
from regulars.engine.running import House, house, speaking, understood
from regulars.engine.version import Version
from regulars.sql import statement

LIMIT = 1_000
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(days=1)

CLAIM = statement(__file__, "claim_due")
HAPPENED = statement(__file__, "happened_since")
MOVE = statement(__file__, "move")
FINISH = statement(__file__, "finish")
SET_ASIDE = statement(__file__, "set_aside")

log = logging.getLogger(__name__)


class Due(msgspec.Struct, frozen=True):
    """Somebody who is due. about: JSON with the ids that letters need."""

    id: int
    customer_id: int
    entry_key: str
    entry: int
    version_id: int
    step: str
    visit: int
    due_at: datetime
    attempts: int
    shop_id: int | None
    about: str


def advance(*, at: datetime, limit: int = LIMIT) -> int:
    """Let those go on who are due, at most `limit` of each play that is on; how many did."""
    here = house(at=at)
    if here.stopped:
        return 0
    plays = [row.id for row, _, _ in queries.switched_on()]
    return sum(_advance_play(play, here=here, limit=limit) for play in plays)


def pause(attempts: int) -> timedelta:
    """How long to wait after so many failures in a row: 1, 2, 4 ... minutes, at most a day."""
    doubled: int = 2 ** min(attempts - 1, 12)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)


def _advance_play(play_id: int, *, here: House, limit: int) -> int:
    with transaction.atomic():
        due = [Due(*row) for row in CLAIM.rows(play_id=play_id, at=here.at, limit=limit)]
        for group in _groups(due):
            _try(group, here=here)
    return len(due)


def _groups(due: Iterable[Due]) -> list[list[Due]]:
    """Those who go on together; who failed before goes alone, so that one can't hold up the others."""
    together: dict[tuple[int, str, int], list[Due]] = defaultdict(list)
    for one in due:
        together[one.version_id, one.step, one.id if one.attempts else 0].append(one)
    return list(together.values())


def _try(group: list[Due], *, here: House) -> None:
    """Run a group's steps; if anything goes wrong, undo them and set the group aside."""
    try:
        with transaction.atomic():
            _run(group, here=here)
    except Exception as error:
        log.warning("A step of a play went wrong: %s at %s", error, group[0].step, exc_info=True)
        retry_at = here.at + pause(group[0].attempts + 1)
        problem = f"{type(error).__name__}: {error}"[:500]
        SET_ASIDE.run(ids=[one.id for one in group], problem=problem, retry_at=retry_at)


def _run(group: list[Due], *, here: House) -> None:
    version = understood(queries.version(group[0].version_id))
    for number, step in onwards(version, group[0].step):
        if step.send is not None:
            _send(step.send, to=_without(group, step), version=version, number=number, here=here)
        else:
            group = _wait(group, step, version=version, number=number, here=here)
        if not group:
            return
    FINISH.run(ids=[one.id for one in group], at=here.at)


def _wait(group: list[Due], step: Step, *, version: Version, number: int, here: House) -> list[Due]:
    """Let a group begin to wait; those to whom it has happened already go on."""
    passing = _who_had(group, step.wait.event) if isinstance(step.wait, WaitFor) else set()
    stay = [one.id for one in group if one.id not in passing]
    there = place(version, number, at=here.at, zone=here.zone)
    if stay:
        MOVE.run(ids=stay, step=there.step, due_at=there.due_at, waiting_for=there.waiting_for)
    return [one for one in group if one.id in passing]


def _without(group: list[Due], step: Step) -> list[Due]:
    """The group without those to whom happened what the step is left out for."""
    if step.unless is None:
        return group
    left_out = _who_had(group, step.unless.event)
    return [one for one in group if one.id not in left_out]


def _who_had(group: list[Due], event: str) -> set[int]:
    return {row[0] for row in HAPPENED.rows(ids=[one.id for one in group], event=event)}


def _send(send: Send, *, to: list[Due], version: Version, number: int, here: House) -> None:
    """Put the letter into the outbox, for the first of its channels that reaches the person.

    The one that they like best goes before the others: the outbox knows it (channels/sql/plan.sql).
    """
    channel, *others = speaking(send.channels)
    name, fresh = version.names[number], span(version.play.fresh_for)
    plan_many(
        [
            Planned(
                key=f"{version.play.name}:{one.customer_id}:{one.entry_key}:{one.entry}:{name}:{one.visit}",
                customer_id=one.customer_id,
                channel=channel,
                others=tuple(others),
                template=send.template,
                play=version.play.name,
                step=name,
                visit=one.visit,
                enrolment_id=one.id,
                shop_id=one.shop_id,
                context=_context(one.about),
                not_after=fresh.after(one.due_at, zone=here.zone),
            )
            for one in to
        ],
        at=here.at,
    )


def _context(about: str) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(about)
    return found

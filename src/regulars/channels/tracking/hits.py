"""What was asked for of messages, and which of it was people's doing?

A hit is noted as it comes and judged a minute later, since what came just after it tells as much as what came
before. What people did becomes events; of scanners one is told for each message.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.db import transaction

from regulars.channels.deliverability.receipts import Receipt, note
from regulars.channels.tracking import queries, rules
from regulars.channels.tracking.marking import ON_SCREEN
from regulars.channels.tracking.models import MessageHit
from regulars.channels.tracking.rules import Hit
from regulars.channels.tracking.targets import without_visitor
from regulars.sql import statement

NOTE = statement(__file__, "note_hit", prepared=True)
DUE = statement(__file__, "hits_due")
MOST = 50
"""More hits of one message within an hour tell nothing new, and would let one link fill a disk."""
KEPT = timedelta(hours=1)
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Noted:
    """A hit of a message, with what is needed to tell of it. is_due: whether it is to be judged now."""

    id: int
    send_id: int
    hit: Hit
    is_due: bool
    channel: str
    message_id: str
    handed_at: datetime
    person_id: int


def note_hit(send_id: int, hit: Hit) -> bool:
    """Note that something of a message was asked for; whether there is such a message."""
    asked = {"send_id": send_id, "kind": hit.kind, "target": hit.target, "agent": hit.agent, "at": hit.at}
    return bool(NOTE.run(**asked, most=MOST))


def judge(*, at: datetime) -> Counter[str]:
    """Tell of what was followed and opened, and let go of what is an hour old; how much by whom."""
    done: Counter[str] = Counter()
    MessageHit.objects.filter(judged=True, at__lt=at - KEPT).delete()
    while (by := judge_some(at=at)) is not None:
        done.update(by)
    return done


def judge_some(*, at: datetime) -> list[str] | None:
    """The same of some messages, in one transaction: by whom; None when there is nothing left to judge."""
    with transaction.atomic():
        batch = list(due(at=at))
        by: list[str] = []
        for channel, noted in _by_channel(batch).items():
            receipts = list(told(noted, unwilling=unwilling(noted)))
            note(channel, receipts, at=at)
            by += [receipt.by for receipt in receipts]
        MessageHit.objects.filter(id__in=[one.id for one in batch if one.is_due]).update(judged=True)
    return by if batch else None


def due(*, at: datetime) -> Iterator[Noted]:
    """The hits of messages of which some are to be judged."""
    for row in DUE.rows(until=at - rules.WAIT, limit=AT_ONCE):
        hit_id, send_id, kind, target, agent, when, *more = row
        yield Noted(hit_id, send_id, Hit(kind, when, target, agent), *more)


def unwilling(noted: Sequence[Noted]) -> set[int]:
    """Whom of them it isn't noted of: they said no after the message left."""
    return queries.unwilling(sorted({one.person_id for one in noted}))


def told(noted: Sequence[Noted], *, unwilling: set[int]) -> Iterator[Receipt]:
    """What is told of these hits: each link that a person followed once, and one hit of scanners."""
    of_message: dict[int, list[Hit]] = defaultdict(list)
    for one in noted:
        of_message[one.send_id].append(one.hit)
    said: set[tuple[int, str, str, str]] = set()
    for one in noted:
        if not one.is_due or one.hit.kind not in KINDS or one.person_id in unwilling:
            continue
        among = of_message[one.send_id]
        alone = one.channel in ON_SCREEN  # at once after it came, too: nobody but them could follow it
        by = "person" if alone else rules.who(one.hit, among=among, handed_at=one.handed_at)
        kind, url = KINDS[one.hit.kind], without_visitor(one.hit.target) if by == "person" else ""
        if (one.send_id, kind, by, url) not in said:
            said.add((one.send_id, kind, by, url))
            yield Receipt(kind=kind, message_id=one.message_id, occurred_at=one.hit.at, url=url, by=by)


KINDS: dict[str, Literal["clicked", "opened"]] = {"followed": "clicked", "opened": "opened"}
"""By which word it is told; what else is asked for only says who it was."""


def _by_channel(batch: Sequence[Noted]) -> dict[str, list[Noted]]:
    found: dict[str, list[Noted]] = defaultdict(list)
    for one in batch:
        found[one.channel].append(one)
    return found

"""Which messages wait for somebody's hand, and may each go to its person now?

The same look as before a message leaves by itself: consent, suppression, caps, what somebody should be left
in peace for. Only the hours are the channel's own: nobody hears at night that a letter is printed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from regulars.channels.byhand.channel import ByHand
from regulars.channels.context import Draft, Subject, drafts
from regulars.channels.kinds import KINDS
from regulars.channels.ledger import Claimed
from regulars.channels.round import CAPPED, KNOWN, LATE_FOR, LOCK, STANDING
from regulars.channels.window import Next, one_of_each
from regulars.customers.permission import (
    TRACKING,
    Granted,
    Limits,
    Refused,
    Standing,
    Verdict,
    Wait,
    address_digest,
    after_quiet,
    permission,
)
from regulars.sql import recordset, statement

SENDS = statement(__file__, "standing_sends")
AT_MOST = 2_000
AFTER_ANOTHER = "after_another"
STOPPED = "sends_stopped"


@dataclass(frozen=True, slots=True)
class Looked:
    """A message, its person, and whether it may go to them now. draft: None of somebody who is gone."""

    send: Claimed
    draft: Draft | None
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """How a channel's messages are looked at. hours: in which people are disturbed, also by what is owed."""

    channel: ByHand
    limits: Limits
    hours: Limits | None = None

    def look(self, *, at: datetime, sends: Sequence[int] | None = None, limit: int = AT_MOST) -> list[Looked]:
        """What is due, or these of it, locked with their people until the caller's transaction ends."""
        found = self.standing_in("planned", sends=sends, at=at, limit=limit)
        waiting = [Next(*pair) for pair in zip(found, self.drafts(found), strict=True)]
        first, later = one_of_each(waiting, most=len(waiting))
        another = [Looked(one.send, one.draft, Wait(at, AFTER_ANOTHER)) for one in later]
        return [*self._verdicts(first, at=at), *another]

    def standing_in(
        self, state: str, *, at: datetime, sends: Sequence[int] | None = None, limit: int = AT_MOST
    ) -> list[Claimed]:
        """Messages in this state, locked."""
        asked = list(sends) if sends is not None else None
        rows = SENDS.rows(channel=self.channel.name, state=state, sends=asked, at=at, limit=limit)
        return [Claimed(*row) for row in rows]

    def drafts(self, sends: Sequence[Claimed]) -> list[Draft | None]:
        """What is known for each."""
        subjects = [
            Subject(
                customer_id=send.customer_id,
                shop_id=send.shop_id,
                product_id=send.product_id,
                order_id=send.order_id,
            )
            for send in sends
        ]
        return drafts(subjects, identity=self.channel.identity)

    def _verdicts(self, few: Sequence[Next], *, at: datetime) -> Iterator[Looked]:
        there = [(one.send, one.draft) for one in few if one.draft]
        standings = self._standings(there, at=at)
        for one in few:
            if one.draft is None:
                yield Looked(one.send, None, Refused("customer_gone"))
            elif at > one.send.not_after:
                yield Looked(one.send, one.draft, Refused("too_late"))
            else:
                yield Looked(one.send, one.draft, self._verdict(one.send, standings[one.send.id], at=at))

    def _verdict(self, send: Claimed, known: tuple[bool, Standing], *, at: datetime) -> Verdict:
        stopped, standing = known
        if stopped:
            return Wait(at, STOPPED)
        said = permission(standing, demands=KINDS[send.kind], limits=self.limits, at=at)
        if isinstance(said, Granted) and self.hours:
            until = after_quiet(at, zones=standing.zones, limits=self.hours)
            return Wait(until, "calling_hours") if until > at else said
        return said

    def _standings(
        self, few: Sequence[tuple[Claimed, Draft]], *, at: datetime
    ) -> dict[int, tuple[bool, Standing]]:
        if not few:
            return {}
        LOCK.rows(people=[draft.person_id for _send, draft in few])
        asked = [
            {
                "n": n,
                "send_id": send.id,
                "person": draft.person_id,
                "address": draft.address,
                "digest": address_digest(self.channel.name, draft.address),
                "purpose": send.purpose,
            }
            for n, (send, draft) in enumerate(few)
        ]
        rows = STANDING.rows(
            asked=recordset(asked),
            identity=self.channel.identity,
            channel=self.channel.name,
            capped=CAPPED,
            since=at - self.limits.within,
            late_for=LATE_FOR,
            noted=False,
            tracking=TRACKING,
            at=at,
        )
        return {
            few[n][0].id: (stopped, Standing(zones=few[n][1].zones, **dict(zip(KNOWN, known, strict=True))))
            for n, stopped, *known, _unwilling in rows
        }


def left_out(looked: Sequence[Looked]) -> Counter[str]:
    """How many don't go now, by reason."""
    return Counter(one.verdict.reason for one in looked if not isinstance(one.verdict, Granted))

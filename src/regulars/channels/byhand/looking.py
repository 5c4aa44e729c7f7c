"""Which messages wait for somebody's hand, and may each go to its person now?

The same look as before a message leaves by itself: consent, suppression, caps, what somebody should be left
in peace for. Only the hours are the channel's own: nobody hears at night that a letter is printed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from regulars.channels import guard, holding, standings
from regulars.channels.byhand.channel import ByHand
from regulars.channels.context import Draft, drafts
from regulars.channels.kinds import KINDS
from regulars.channels.ledger import Claimed
from regulars.channels.window import Next, one_of_each
from regulars.customers.permission import (
    Granted,
    Limits,
    Refused,
    Verdict,
    Wait,
    after_quiet,
    permission,
)
from regulars.sql import Statement, statement

SENDS = statement(__file__, "standing_sends")
LOCK = Statement("""
    SELECT id FROM send
    WHERE id = ANY (%(sends)s::bigint[]) AND state = %(state)s AND claimed_by IS NULL
    ORDER BY id
    FOR UPDATE
""")
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
        found = self._read("planned", sends=sends, at=at, limit=limit)
        drafts = self.drafts(found)
        standings.lock([draft.person_id for draft in drafts if draft])
        ours = _locked(found, state="planned")
        pairs = zip(found, drafts, strict=True)
        waiting = [Next(send, draft) for send, draft in pairs if send.id in ours]
        first, later = one_of_each(waiting, most=len(waiting))
        another = [Looked(one.send, one.draft, Wait(at, AFTER_ANOTHER)) for one in later]
        return [*self._verdicts(first, at=at), *another]

    def in_hand(self, sends: Sequence[int], *, at: datetime) -> list[Claimed]:
        """Those of these messages that somebody has in hand, locked with their people."""
        found = self._read("handed_over", sends=sends, at=at, limit=len(sends))
        standings.lock([send.customer_id for send in found])
        ours = _locked(found, state="handed_over")
        return [send for send in found if send.id in ours]

    def drafts(self, sends: Sequence[Claimed]) -> list[Draft | None]:
        """What is known for each."""
        return drafts([send.subject for send in sends], identity=self.channel.identity)

    def _read(self, state: str, *, sends: Sequence[int] | None, at: datetime, limit: int) -> list[Claimed]:
        asked = list(sends) if sends is not None else None
        rows = SENDS.rows(channel=self.channel.name, state=state, sends=asked, at=at, limit=limit)
        return [Claimed(*row) for row in rows]

    def _verdicts(self, few: Sequence[Next], *, at: datetime) -> Iterator[Looked]:
        there = [(one.send, one.draft) for one in few if one.draft]
        found = standings.look(
            there,
            channel=self.channel.name,
            identity=self.channel.identity,
            within=self.limits.within,
            noted=False,
            at=at,
        )
        fence = guard.Fence(only_to=guard.only_to(), sandbox=False, loopback=True)
        kept_back = holding.kept_back([send.id for send, _draft in there if send.campaign_id], at=at)
        kept_back |= holding.said_before(
            [send.id for send, _draft in there if send.play and send.id in found.joined]
        )
        for one in few:
            if one.draft is None:
                yield Looked(one.send, None, Refused("customer_gone"))
            elif at > one.send.not_after:
                yield Looked(one.send, one.draft, Refused("too_late"))
            elif verdict := kept_back.get(one.send.id):
                yield Looked(one.send, one.draft, verdict)
            else:
                said = self._verdict(one.send, found, at=at)
                fenced = "" if isinstance(said, Refused) else fence.reason(one.draft.address)
                yield Looked(one.send, one.draft, Refused(fenced) if fenced else said)

    def _verdict(self, send: Claimed, found: standings.Look, *, at: datetime) -> Verdict:
        if found.stopped:
            return Wait(at, STOPPED)
        standing = found.of[send.id]
        said = permission(standing, demands=KINDS[send.kind], limits=self.limits, at=at)
        if isinstance(said, Granted) and self.hours:
            until = after_quiet(at, zones=standing.zones, limits=self.hours)
            return Wait(until, "calling_hours") if until > at else said
        return said


def left_out(looked: Sequence[Looked]) -> Counter[str]:
    """How many don't go now, by reason."""
    return Counter(one.verdict.reason for one in looked if not isinstance(one.verdict, Granted))


def _locked(found: Sequence[Claimed], *, state: str) -> set[int]:
    """Those that still stand so, which nobody else moves now; their people are locked before."""
    return {row[0] for row in LOCK.rows(sends=[send.id for send in found], state=state)}

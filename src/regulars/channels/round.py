"""How does one worker hand over one batch of one channel?

Between two messages lies one transaction: what became of the last, and that the next is in hand. In it the
person is looked at again, so that a no that was said a moment ago holds.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from regulars.channels import guard, letters, queries, visits
from regulars.channels.channel import Channel, Down, Line, Outcome, Parcel, Sender, Unsure
from regulars.channels.context import Draft, Subject, drafts
from regulars.channels.fate import Fate, fate
from regulars.channels.ledger import Claimed, Ledger
from regulars.channels.letters import Unwritable
from regulars.channels.limits import MessageLimits
from regulars.channels.unsubscribe import Ticket, url_of
from regulars.customers.permission import (
    Granted,
    Refused,
    Standing,
    Verdict,
    Wait,
    address_digest,
    permission,
)
from regulars.sql import Statement, statement
from regulars.web import stored

CLAIM = statement(__file__, "claim")
STANDING = statement(__file__, "standing")
LOCK = Statement("SELECT FROM customer WHERE id = %(person)s FOR NO KEY UPDATE")
NO_SENDER_PAUSE = timedelta(hours=1)


class Round:
    """One batch of one channel in one worker's hands."""

    def __init__(self, channel: Channel, *, worker: int, at: datetime) -> None:
        self.channel, self.at = channel, at
        self.ledger = Ledger(channel.name, worker, at)
        self.limits = stored.load(MessageLimits).limits
        self.recognising = stored.load(visits.Recognising).hosts
        self.fence = guard.Fence(
            only_to=guard.only_to(),
            sandbox=queries.business().sandbox,
            loopback=channel.is_loopback(),
        )
        self.stopped = False
        self.done: Counter[str] = Counter()

    def run(self, *, limit: int) -> Counter[str]:
        """Hand over what is due; how many came to which end."""
        claimed = self.claim(limit)
        if claimed:
            with self.channel.open() as line:
                self.hand_all(claimed, line)
        return self.done

    def claim(self, limit: int) -> list[Claimed]:
        """The next messages, this worker's from here on."""
        with transaction.atomic(durable=True):
            rows = CLAIM.rows(channel=self.channel.name, at=self.at, limit=limit, worker=self.ledger.worker)
        return [Claimed(*row) for row in rows]

    def hand_all(self, claimed: Sequence[Claimed], line: Line) -> None:
        """One after the other, until the other side or the owner says stop."""
        last: tuple[Claimed, Outcome] | None = None
        try:
            for send, draft in zip(claimed, self.drafts(claimed), strict=True):
                with transaction.atomic(durable=True):
                    self.settle(last)
                    parcel = self.take(send, draft)
                last = (send, line.deliver(parcel)) if parcel else None
                if self.stopped or (last and isinstance(last[1], Down | Unsure)):
                    break
        finally:
            with transaction.atomic(durable=True):
                self.settle(last)
                self.ledger.give_back()

    def drafts(self, claimed: Sequence[Claimed]) -> list[Draft | None]:
        subjects = [
            Subject(
                customer_id=send.customer_id,
                shop_id=send.shop_id,
                product_id=send.product_id,
                order_id=send.order_id,
            )
            for send in claimed
        ]
        return drafts(subjects, identity=self.channel.identity)

    def settle(self, last: tuple[Claimed, Outcome] | None) -> None:
        """Write down what became of the message that was just handed over; again, it changes nothing."""
        if last is None:
            return
        send, outcome = last
        if not self.end(send, fate(outcome, attempts=send.attempts + 1, at=self.at)):
            return
        if isinstance(outcome, Down | Unsure):
            self.ledger.note_trouble(outcome)
        else:
            self.ledger.all_well()

    def take(self, send: Claimed, draft: Draft | None) -> Parcel | None:
        """The message as it goes out now; None when it doesn't, which is written down."""
        if draft is None or self.at > send.not_after:
            self.end(send, Fate(state="skipped", reason="customer_gone" if draft is None else "too_late"))
            return None
        match self.verdict(send, draft):
            case Wait(until, reason):
                self.end(send, Fate(state="planned", reason=reason, not_before=until, counts=False))
            case Refused(reason):
                self.end(send, Fate(state="skipped", reason=reason))
            case Granted() if not self.stopped:
                return self.written(send, draft)
        return None

    def verdict(self, send: Claimed, draft: Draft) -> Verdict:
        """Whether this may go to this person now, by what is known now; the person stays locked."""
        LOCK.rows(person=draft.person_id)
        ((reachable, suppressed, consent, earlier, self.stopped),) = STANDING.rows(
            person=draft.person_id,
            identity=self.channel.identity,
            channel=self.channel.name,
            address=draft.address,
            digest=address_digest(self.channel.name, draft.address),
            purpose=send.purpose,
            since=self.at - self.limits.within,
        )
        if self.stopped:
            return Granted()
        standing = Standing(
            reachable=reachable, suppressed=suppressed, consent=consent, earlier=earlier, zone=draft.zone
        )
        said = permission(standing, purpose=send.purpose, limits=self.limits, at=self.at)
        if not isinstance(said, Refused) and (fenced := self.fence.reason(draft.address)):
            return Refused(fenced)
        return Wait(self.at + NO_SENDER_PAUSE, "no_sender") if draft.sender is None else said

    def written(self, send: Claimed, draft: Draft) -> Parcel | None:
        """The letter, held as it goes out; None when it can't be written or isn't ours any more."""
        letter = letters.letter(send.template, languages=draft.languages)
        unsubscribe = url_of(Ticket(draft.person_id, self.channel.name, send.purpose, send.id))
        plain = draft.words(about=letter.kind.about, unsubscribe=unsubscribe, at=self.at)
        words = visits.marked(plain, customer_id=draft.person_id, hosts=self.recognising, at=self.at)
        try:
            text = letter.write(words)
        except Unwritable as error:
            self.end(send, Fate(state="failed", reason="unwritable", detail=str(error)))
            return None
        sender = draft.sender or Sender(from_name="", from_address="")
        parcel = Parcel(
            key=send.key, to=draft.address, sender=sender, letter=text, unsubscribe=unsubscribe, at=self.at
        )
        named = self.channel.message_id(send.key, sender=sender)
        held = self.ledger.hold(send, parcel=parcel, message_id=named, language=letter.language)
        return parcel if held else None

    def end(self, send: Claimed, to: Fate) -> bool:
        """Write a fate down and count it; False when the message isn't ours any more."""
        moved = self.ledger.move(send, to)
        self.done["deferred" if to.state == "planned" else to.state] += moved
        return moved

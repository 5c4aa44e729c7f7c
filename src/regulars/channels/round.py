"""How does one worker hand over what is due on one channel?

A few letters at a time. In one transaction it is written down what became of the last ones, and the next are
taken in hand: the people are looked at again, so that a no that was said a moment ago holds, and what goes
out is kept. Then they leave, and only then is the next look.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from time import monotonic

from django.db import transaction

from regulars.channels import confirming, guard, holding, keyring, preferring, queries, standings, visits
from regulars.channels.channel import Accepted, Channel, Down, Outcome, Parcel, Sender, TryLater, Unsure
from regulars.channels.confirming import Confirmation
from regulars.channels.context import Draft, drafts
from regulars.channels.deliverability.restraint import restraint
from regulars.channels.fate import Fate, fate, fault
from regulars.channels.handing import AGAIN, Flight, Handing
from regulars.channels.kinds import KINDS
from regulars.channels.ledger import Claimed, Held, Ledger
from regulars.channels.letters import LetterError
from regulars.channels.limits import MessageLimits
from regulars.channels.progress import Progress
from regulars.channels.tracking.marking import marking
from regulars.channels.unsubscribe import Ticket, url_of
from regulars.channels.window import Next, one_of_each
from regulars.channels.writing import recommending, shelf
from regulars.channels.writing.segments import Segments
from regulars.customers.permission import (
    Granted,
    Refused,
    Standing,
    Verdict,
    Wait,
    permission,
)
from regulars.sql import statement
from regulars.web import stored

log = logging.getLogger(__name__)
CLAIM = statement(__file__, "claim", prepared=True)
AT_ONCE = 100
CONFIRM = "links.confirm"
NO_SENDER_PAUSE = timedelta(hours=1)
LASTS = timedelta(minutes=4)
"""How long a round goes on by its one moment: where the other side is slow, evening comes meanwhile, and who
checks our signature believes none that is over five minutes old."""


def never() -> bool:
    """Of a round that nobody stops."""
    return False


class Round:
    """What is due on one channel, in one worker's hands."""

    def __init__(
        self, channel: Channel, *, progress: Progress, at: datetime, has_to_stop: Callable[[], bool] = never
    ) -> None:
        self.channel, self.progress, self.at, self.has_to_stop = channel, progress, at, has_to_stop
        self.in_brief = channel.name != "email"
        self.ledger = Ledger(channel.name, progress.worker.number, at)
        self.limits = stored.load(MessageLimits).limits
        self.recognising = stored.load(visits.Recognising).hosts
        self.troubled = queries.trouble_of(channel.name) is not None
        self.domains = queries.troubled_domains(channel.name)
        self.marking = marking(channel.name)
        self.shelf = shelf.opened()
        self.segments = Segments(self.shelf, at)
        self.fence = guard.Fence(
            only_to=guard.only_to(),
            sandbox=queries.business().sandbox,
            loopback=channel.is_loopback(),
        )
        self.restraint = restraint(channel.name, at=at)
        self.until = monotonic() + LASTS.total_seconds()
        self.stopped = False
        self.done: Counter[str] = Counter()

    def run(self, *, limit: int) -> Counter[str]:
        """Hand over what is due; how many came to which end."""
        with Handing(self.channel, progress=self.progress, judge=self.judge) as handing:
            while limit > 0 and self.goes_on(handing):
                claimed = self.claim(min(limit, AT_ONCE))
                if not claimed:
                    break
                limit -= len(claimed)
                self.hand_all(claimed, handing)
        return self.done

    def goes_on(self, handing: Handing) -> bool:
        """Whether more may leave in this round."""
        return not (self.stopped or handing.halted or self.has_to_stop()) and monotonic() < self.until

    def claim(self, limit: int) -> list[Claimed]:
        """The next messages, this worker's from here on."""
        with transaction.atomic(durable=True):
            rows = CLAIM.rows(channel=self.channel.name, at=self.at, limit=limit, worker=self.ledger.worker)
        return [Claimed(*row) for row in rows]

    def hand_all(self, claimed: Sequence[Claimed], handing: Handing) -> None:
        """A few at a time, until the other side or the owner says stop."""
        waiting = [Next(*pair) for pair in zip(claimed, self.drafts(claimed), strict=True)]
        flight = Flight()
        try:
            while waiting and self.goes_on(handing):
                few, rest = one_of_each(waiting, most=handing.at_once())
                with transaction.atomic(durable=True), keyring.held():
                    standings.lock([one.draft.person_id for one in few if one.draft])
                    self.settle(flight)
                    flight = Flight(self.take(few))
                self.progress.open()
                if flight.letters:
                    handing.all(flight)
                again = {held.send.id for held, end in flight.fates() if end is AGAIN}
                waiting = [one for one in few if one.send.id in again] + rest
        finally:
            with transaction.atomic(durable=True):
                self.settle(flight)
                if waiting or self.stopped:
                    self.ledger.give_back()
            self.progress.open()  # what ended here may be begun anew on the next channel

    def drafts(self, claimed: Sequence[Claimed]) -> list[Draft | None]:
        return drafts([send.subject for send in claimed], identity=self.channel.identity)

    def judge(self, held: Held, outcome: Outcome) -> Fate:
        return fate(outcome, attempts=held.send.attempts + 1, at=self.at)

    def settle(self, flight: Flight) -> None:
        """Write down what became of the letters that were in hand."""
        moved = self.end([(held.send, end) for held, end in flight.fates()])
        said = [
            (held, outcome)
            for held, outcome, end in flight.ends
            if held.send.id in moved and end is not AGAIN
        ]
        met = [outcome for _held, outcome in said if isinstance(outcome, Down | Unsure)]
        if self.troubled and len(met) < len(said):
            self.ledger.all_well()
            self.troubled = False
        if met:
            self.ledger.note_trouble(met[-1])
        put_off = {domain_of(held): outcome.detail for held, outcome in said if isinstance(outcome, TryLater)}
        put_off.pop("", None)
        took = {domain_of(held) for held, outcome in said if isinstance(outcome, Accepted)}
        if put_off or took & self.domains.keys():
            self.ledger.note_domains(put_off, answered=sorted(took))
            self.domains = queries.troubled_domains(self.channel.name)

    def take(self, few: Sequence[Next]) -> list[Held]:
        """The messages as they go out now, held; of those that don't it is written down why."""
        ends: list[tuple[Claimed, Fate]] = []
        written: list[Held] = []
        self.segments.look(few)
        for one, verdict in self.verdicts(few):
            match verdict:
                case Wait(until, reason):
                    ends.append(
                        (one.send, Fate(state="planned", reason=reason, not_before=until, counts=False))
                    )
                case Refused(reason):
                    ends.append((one.send, Fate(state="skipped", reason=reason)))
                case Granted() if not self.stopped and one.draft:
                    try:
                        written.append(self.written(one.send, one.draft))
                    except LetterError as error:
                        ends.append((one.send, Fate(state="failed", reason="unwritable", detail=str(error))))
                    except Exception:
                        log.exception("Message %s can't be written", one.send.id)
                        ends.append((one.send, fault(attempts=one.send.attempts + 1, at=self.at)))
        self.end(ends)
        return self.ledger.hold(written)

    def verdicts(self, few: Sequence[Next]) -> Iterator[tuple[Next, Verdict]]:
        """Whether these may go to these people now, by what is known now; the people stay locked."""
        there = [one for one in few if one.draft and self.at <= one.send.not_after]
        found = self.look([(one.send, one.draft) for one in there if one.draft])
        kept_back = holding.kept_back([one.send.id for one in there if one.send.campaign_id], at=self.at)
        joined = [one.send.id for one in there if one.send.play and one.send.id in found.joined]
        kept_back |= holding.said_before(joined)
        for one in few:
            if one.draft is None:
                yield one, Refused("customer_gone")
            elif one.send.id not in found.of:
                yield one, Refused("too_late")
            elif verdict := kept_back.get(one.send.id):
                yield one, verdict
            else:
                yield one, self.verdict(one.send, one.draft, found.of[one.send.id])

    def look(self, few: Sequence[tuple[Claimed, Draft]]) -> standings.Look:
        """What is known of these people now."""
        if not few:
            return standings.Look()
        found = standings.look(
            few,
            channel=self.channel.name,
            identity=self.channel.identity,
            within=self.limits.within,
            noted=self.marking.notes() or bool(self.recognising),
            at=self.at,
        )
        self.stopped, self.marking.unwilling = found.stopped, found.unwilling
        return found

    def verdict(self, send: Claimed, draft: Draft, standing: Standing) -> Verdict:
        if self.stopped:
            return Granted()
        said = permission(standing, demands=KINDS[send.kind], limits=self.limits, at=self.at)
        if isinstance(said, Refused):
            return said
        if fenced := self.fence.reason(draft.address):
            return Refused(fenced)
        return self.borne(send, draft) if isinstance(said, Granted) else said

    def borne(self, send: Claimed, draft: Draft) -> Verdict:
        """Whether it may leave now for mail servers, theirs and ours."""
        rests_until = self.domains.get(draft.address.partition("@")[2], self.at)
        if rests_until > self.at:
            return Wait(rests_until, "domain_resting")
        if draft.sender is None and self.channel.name == "email":
            return Wait(self.at + NO_SENDER_PAUSE, "no_sender")
        sender = draft.sender.from_address if draft.sender else ""
        return self.restraint.wait(sender, purpose=send.purpose) or Granted()

    def written(self, send: Claimed, draft: Draft) -> Held:
        """The letter as it goes out. Raises LetterError."""
        letter = self.shelf.of(send, languages=draft.languages)
        unsubscribe = url_of(Ticket(draft.person_id, self.channel.name, send.purpose, send.id))
        plain = draft.words(
            about=letter.kind.about,
            unsubscribe=unsubscribe,
            preferences=preferring.url_of(preferring.Pass(draft.person_id, send.id)),
            confirm=self.confirming(send) if self.in_brief or CONFIRM in letter.source.html else "",
            at=self.at,
        )
        plain = recommending.added(plain, letter, about=send, customer_id=draft.person_id)
        plain = self.segments.added(plain, letter, person_id=draft.person_id)
        hosts = () if draft.person_id in self.marking.unwilling else self.recognising
        words = visits.marked(plain, customer_id=draft.person_id, hosts=hosts, at=self.at)
        sender = draft.sender or Sender(from_name="", from_address="")
        kept = letter.write(words, short=self.in_brief)
        parcel = Parcel(
            key=send.key,
            to=draft.address,
            sender=sender,
            letter=self.marking.marked(kept, send=send, person_id=draft.person_id),
            unsubscribe=unsubscribe if KINDS[send.kind].may_be_left else "",
            at=self.at,
            template=send.template,
            language=letter.language,
            words=words,
        )
        return Held(
            send=send,
            parcel=parcel,
            message_id=self.channel.message_id(send.key, sender=sender),
            language=letter.language,
            source=letter.source,
            kept=kept,
        )

    def confirming(self, send: Claimed) -> str:
        return confirming.url_of(Confirmation(send.customer_id, self.channel.name, send.id))

    def end(self, ends: Sequence[tuple[Claimed, Fate]]) -> set[int]:
        """Write fates down and count them; which messages were still ours."""
        moved = self.ledger.move(ends)
        for send, end in ends:
            if end.state != "claimed" and send.id in moved:
                self.done["deferred" if end.state == "planned" else end.state] += 1
        return moved


def domain_of(held: Held) -> str:
    """'' of a number, which is one person's."""
    return held.parcel.to.partition("@")[2]

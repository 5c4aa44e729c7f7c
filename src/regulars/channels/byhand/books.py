"""How is it written down what people take in hand, and what became of it?

There is no network between two commits here: taking is one transaction, and so is each end. So a message is
in somebody's hand exactly once, whatever is clicked twice or killed in between, and none is ever unknown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

import msgspec

from regulars.channels import preferring
from regulars.channels.byhand.channel import ByHand
from regulars.channels.byhand.looking import Looked
from regulars.channels.channel import Sender
from regulars.channels.context import Draft
from regulars.channels.fate import Fate, elsewhere
from regulars.channels.ledger import SAID, Claimed
from regulars.channels.letters import Letter, LetterError, Written
from regulars.channels.models import SendContent
from regulars.channels.unsubscribe import Ticket, url_of
from regulars.channels.window import Next
from regulars.channels.writing import recommending, shelf
from regulars.channels.writing.segments import Segments
from regulars.customers.permission import Granted, Refused, Wait
from regulars.events.log import NewEvent, record_many
from regulars.sql import recordset, statement

TAKE = statement(__file__, "take")
SETTLE = statement(__file__, "settle")
FOOTER = "\n-- \n"
NO_SENDER = Sender(from_name="", from_address="")


@dataclass(frozen=True, slots=True)
class InHand:
    """A message that somebody takes, as it is written. provider_id: in which run. cost_minor: its cost."""

    send: Claimed
    draft: Draft
    letter: Written
    language: str
    provider_id: str = ""
    cost_minor: int | None = None


@dataclass(frozen=True, slots=True)
class Books:
    """The books of one channel at one moment. who: as the log names them. In the caller's transaction."""

    channel: ByHand
    who: str
    at: datetime

    def sort_out(self, looked: Sequence[Looked]) -> list[Looked]:
        """Put aside what doesn't go: to its next channel, to a later moment, or with its reason for good."""
        ends = [(one.send, fate) for one in looked if (fate := self._fate(one))]
        self.end(ends)
        return [one for one in looked if isinstance(one.verdict, Granted)]

    def write(self, looked: Sequence[Looked], **more: Any) -> list[InHand]:
        """The messages as they are written; what can't be is put aside, with its reason."""
        known = shelf.opened()
        segments = Segments(known, self.at)
        segments.look([Next(one.send, one.draft) for one in looked])
        written, broken = [], []
        for one in looked:
            if one.draft is None:
                continue
            try:
                letter, language = self._written(
                    one.send, one.draft, known.of(one.send, languages=one.draft.languages), segments
                )
            except LetterError as error:
                broken.append((one.send, Fate(state="failed", reason="unwritable", detail=str(error))))
            else:
                written.append(InHand(one.send, one.draft, letter, language, **more))
        self.end(broken)
        return written

    def take(self, hands: Sequence[InHand]) -> list[InHand]:
        """Note that these are in somebody's hand now, and what they say; those that still waited."""
        rows = [
            {
                "id": one.send.id,
                "message_id": self.channel.message_id(one.send.key, sender=one.draft.sender or NO_SENDER),
                "provider_id": one.provider_id,
                "context": {} if one.cost_minor is None else {"cost_minor": one.cost_minor},
            }
            for one in hands
        ]
        taken = {row[0] for row in TAKE.rows(taken=recordset(rows), at=self.at)} if rows else set()
        kept = [one for one in hands if one.send.id in taken]
        SendContent.objects.bulk_create([self._content(one) for one in kept])
        return kept

    def end(self, ends: Sequence[tuple[Claimed, Fate]]) -> set[int]:
        """Note what became of messages, with the events of what is over; of which it was still open."""
        fates = [(send, elsewhere(end, at=self.at) if send.others else end) for send, end in ends]
        if not fates:
            return set()
        rows = [self._row(send, end) for send, end in fates]
        moved = {row[0] for row in SETTLE.rows(ends=recordset(rows), channel=self.channel.name, at=self.at)}
        again = [send.id for send, end in fates if send.id in moved and end.state == "planned"]
        SendContent.objects.filter(send_id__in=again).delete()
        news = [self._event(send, end) for send, end in fates if send.id in moved and end.state in SAID]
        record_many(news, at=self.at)
        return moved

    def _fate(self, one: Looked) -> Fate | None:
        match one.verdict:
            case Refused(reason):
                return Fate(state="skipped", reason=reason)
            case Wait(until, reason) if until > self.at:
                return Fate(state="planned", reason=reason, not_before=until, counts=False)
            case _:
                return None

    def _written(
        self, send: Claimed, draft: Draft, letter: Letter, segments: Segments
    ) -> tuple[Written, str]:
        words = draft.words(
            about=letter.kind.about,
            unsubscribe=url_of(Ticket(draft.person_id, self.channel.name, send.purpose, send.id)),
            preferences=preferring.url_of(preferring.Pass(draft.person_id, send.id)),
            at=self.at,
        )
        words = recommending.added(words, letter, about=send, customer_id=draft.person_id)
        words = segments.added(words, letter, person_id=draft.person_id)
        return letter.write(words), letter.language

    def _content(self, one: InHand) -> SendContent:
        text = said(one.letter)
        return SendContent(
            send_id=one.send.id,
            customer_id=one.send.customer_id,
            address=one.draft.address,
            sender=one.draft.sender.from_name if one.draft.sender else "",
            language=one.language,
            subject=one.letter.subject,
            html=f"<pre>{escape(text)}</pre>",
            text=text,
            made_at=self.at,
        )

    def _row(self, send: Claimed, end: Fate) -> Mapping[str, Any]:
        return {"id": send.id, "attempts": 0 if end.to_next else send.attempts, **msgspec.structs.asdict(end)}

    def _event(self, send: Claimed, end: Fate) -> NewEvent:
        message = (send.id, send.play, send.template, self.channel.name)
        accepted = end.state == "accepted"
        return NewEvent(
            payload=SAID[end.state](*message) if accepted else SAID[end.state](*message, end.reason),
            key=f"send:{send.id}:{end.state}:{send.attempts}",
            occurred_at=self.at,
            actor=self.who,
            customer_id=send.customer_id,
            shop_id=send.shop_id,
        )


def said(letter: Written) -> str:
    """What a letter says to its reader, without what stands below it: nobody follows a link on paper."""
    return letter.text.partition(FOOTER)[0].strip()

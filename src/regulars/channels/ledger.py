"""How is it written down what becomes of messages?

In the caller's transaction, many at a time. Only the worker that holds a message moves it, and only from
where it left it: who was taken for dead and comes back still says what it knows of a message that is unknown
meanwhile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from regulars.channels import events
from regulars.channels.channel import Down, Parcel, Unsure
from regulars.channels.context import Subject
from regulars.channels.fate import Fate, domain_pause, elsewhere, pause
from regulars.channels.letters import Written
from regulars.channels.models import ChannelTrouble, DomainTrouble, Send, SendContent
from regulars.channels.wording import Source, packed
from regulars.events.log import NewEvent, record_many
from regulars.sql import Statement, recordset, statement

HOLD = statement(__file__, "hold", prepared=True)
KEEP_WORDINGS = statement(__file__, "keep_wordings", prepared=True)
WORDINGS = Statement("SELECT digest FROM wording WHERE digest = ANY(%(digests)s::uuid[])", prepared=True)
KEEP_CONTENT = statement(__file__, "keep_content", prepared=True)
SETTLE = statement(__file__, "settle", prepared=True)


class Claimed(msgspec.Struct, frozen=True):
    """A message that a worker has. attempts: earlier ones. others: how many channels are left.

    edition: of the store's own texts, as it was when the message was planned; 0 of the gallery's.
    """

    id: int
    key: UUID
    customer_id: int
    shop_id: int | None
    play: str
    template: str
    purpose: str
    kind: str
    variant: str
    attempts: int
    not_after: datetime
    others: int = 0
    product_id: int | None = None
    order_id: int | None = None
    campaign_id: int | None = None
    edition: int = 0

    @property
    def subject(self) -> Subject:
        """Whom it goes to, and what it is about."""
        return Subject(
            customer_id=self.customer_id,
            shop_id=self.shop_id,
            product_id=self.product_id,
            order_id=self.order_id,
        )


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A message as it goes out now. kept: the letter before its links were led by us, where they are."""

    send: Claimed
    parcel: Parcel
    message_id: str
    language: str
    source: Source
    kept: Written | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The books of one worker and one channel, at one moment."""

    channel: str
    worker: int
    at: datetime
    wordings: set[UUID] = field(default_factory=set)
    """Those that are known to be kept."""

    def hold(self, letters: Sequence[Held]) -> list[Held]:
        """Note that messages go out now, and what they say; those that are still ours."""
        rows = [
            {"id": held.send.id, "message_id": held.message_id, "attempts": held.send.attempts + 1}
            for held in sorted(letters, key=lambda held: held.send.id)
        ]
        ours = {row[0] for row in HOLD.rows(held=recordset(rows), worker=self.worker, at=self.at)}
        kept = [held for held in letters if held.send.id in ours]
        if kept:
            self._keep(kept)
        return kept

    def move(self, ends: Sequence[tuple[Claimed, Fate]]) -> set[int]:
        """Note what became of messages; which of them were still ours."""
        fates = [
            (send, elsewhere(end, at=self.at) if send.others else end) for send, end in _by_id(ends).values()
        ]
        if not fates:
            return set()
        rows = [self._row(send, end) for send, end in fates]
        moved = {row[0] for row in SETTLE.rows(ends=recordset(rows), worker=self.worker, at=self.at)}
        left = [send.id for send, end in fates if send.id in moved and end.state in {"planned", "claimed"}]
        if left:
            SendContent.objects.filter(send_id__in=left, made_at=self.at).delete()
        news = [self._event(send, end) for send, end in fates if send.id in moved and end.state in SAID]
        record_many(news, at=self.at)
        return moved

    def give_back(self) -> int:
        """Let others have what is claimed and wasn't handed over; how many."""
        mine = Send.objects.filter(state="claimed", claimed_by=self.worker)
        return mine.update(state="planned", claimed_by=None)

    def note_trouble(self, met: Down | Unsure) -> None:
        """Leave the other side alone for a while, longer each time."""
        before = ChannelTrouble.objects.filter(pk=self.channel).first()
        failures = before.failures + 1 if before else 1
        ChannelTrouble.objects.update_or_create(
            channel=self.channel,
            defaults={
                "problem": met.problem,
                "detail": met.detail,
                "since": before.since if before else self.at,
                "retry_at": self.at + pause(failures),
                "failures": failures,
            },
        )

    def all_well(self) -> None:
        """The other side answers."""
        ChannelTrouble.objects.filter(pk=self.channel).delete()

    def note_domains(self, refused: Mapping[str, str], *, answered: Sequence[str]) -> None:
        """Leave domains alone that put off one mail after the other; forget it of those that took one."""
        DomainTrouble.objects.filter(channel=self.channel, domain__in=answered).delete()
        for domain, detail in refused.items():
            before = DomainTrouble.objects.filter(channel=self.channel, domain=domain).first()
            failures = before.failures + 1 if before else 1
            DomainTrouble.objects.update_or_create(
                channel=self.channel,
                domain=domain,
                defaults={
                    "detail": detail,
                    "since": before.since if before else self.at,
                    "retry_at": self.at + domain_pause(failures),
                    "failures": failures,
                },
            )

    def _keep(self, letters: Sequence[Held]) -> None:
        sources = {held.source.digest: held.source.html for held in letters}
        if not sources.keys() <= self.wordings:
            self.wordings.update(row[0] for row in WORDINGS.rows(digests=list(sources)))
        if new := [digest for digest in sources if digest not in self.wordings]:
            KEEP_WORDINGS.run(digests=new, htmls=[sources[digest] for digest in new])
        KEEP_CONTENT.run(letters=recordset([_content(held) for held in letters]), at=self.at)

    def _row(self, send: Claimed, end: Fate) -> dict[str, Any]:
        tried = send.attempts + 1 if end.counts else send.attempts
        return {"id": send.id, "attempts": 0 if end.to_next else tried, **msgspec.structs.asdict(end)}

    def _event(self, send: Claimed, end: Fate) -> NewEvent:
        message = (send.id, send.play, send.template, self.channel)
        accepted = end.state == "accepted"
        return NewEvent(
            payload=events.MessageAccepted(*message) if accepted else SAID[end.state](*message, end.reason),
            key=f"send:{send.id}:{end.state}:{self.channel}:{send.attempts}",
            occurred_at=self.at,
            actor=f"play:{send.play}" if send.play else "house",
            customer_id=send.customer_id,
            shop_id=send.shop_id,
        )


SAID: dict[str, Any] = {
    "accepted": events.MessageAccepted,
    "failed": events.MessageFailed,
    "skipped": events.MessageSkipped,
    "unknown": events.MessageUnknown,
}
"""By which event it is told what became of a message."""


def _by_id(ends: Sequence[tuple[Claimed, Fate]]) -> dict[int, tuple[Claimed, Fate]]:
    """In the order of their ids, as receipts lock them."""
    return {send.id: (send, end) for send, end in sorted(ends, key=lambda pair: pair[0].id)}


def _content(held: Held) -> dict[str, Any]:
    written = held.kept or held.parcel.letter
    return {
        "send_id": held.send.id,
        "customer_id": held.send.customer_id,
        "address": held.parcel.to,
        "sender": held.parcel.sender.from_address,
        "language": held.language,
        "subject": written.subject,
        "text": written.text,
        "wording": held.source.digest,
        "packed": packed(written.html, source=held.source),
    }

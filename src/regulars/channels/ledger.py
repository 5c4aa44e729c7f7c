"""How is it written down what becomes of a message?

In the caller's transaction. Only the worker that holds a message moves it, and only from where it left it:
who was taken for dead and comes back still says what it knows of a message that is unknown meanwhile.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from regulars.channels import events
from regulars.channels.channel import Down, Parcel, Unsure
from regulars.channels.fate import Fate, pause
from regulars.channels.models import ChannelTrouble, Send, SendContent
from regulars.events.log import NewEvent, record

HELD = ("claimed", "handed_over", "unknown")
ENDS = ("accepted", "failed", "skipped")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that a worker has. attempts: earlier ones."""

    id: int
    key: UUID
    customer_id: int
    shop_id: int | None
    play: str
    template: str
    purpose: str
    attempts: int
    not_after: datetime
    product_id: int | None
    order_id: int | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The books of one worker and one channel, at one moment."""

    channel: str
    worker: int
    at: datetime

    def hold(self, send: Claimed, *, parcel: Parcel, message_id: str, language: str) -> bool:
        """Note that a message goes out now, and what it says; False when it isn't ours any more."""
        ours = Send.objects.filter(pk=send.id, state="claimed", claimed_by=self.worker).update(
            state="handed_over", handed_at=self.at, message_id=message_id, attempts=send.attempts + 1
        )
        if ours:
            SendContent.objects.create(
                send_id=send.id,
                customer_id=send.customer_id,
                address=parcel.to,
                sender=parcel.sender.from_address,
                language=language,
                subject=parcel.letter.subject,
                html=parcel.letter.html,
                text=parcel.letter.text,
                made_at=self.at,
            )
        return bool(ours)

    def move(self, send: Claimed, to: Fate) -> bool:
        """Note what became of a message; False when it isn't ours any more."""
        held = Send.objects.filter(pk=send.id, state__in=HELD, claimed_by=self.worker)
        changes: dict[str, object] = {"state": to.state, "reason": to.reason, "detail": to.detail}
        if to.state == "planned":
            tried = send.attempts + 1 if to.counts else send.attempts
            changes |= {"claimed_by": None, "handed_at": None, "attempts": tried}
            changes |= {"not_before": to.not_before} if to.not_before else {}
            SendContent.objects.filter(send_id=send.id, made_at=self.at).delete()
        if to.state in ENDS:
            changes["ended_at"] = self.at
        moved = bool(held.update(**changes))
        if moved and to.state != "planned":
            record(self._event(send, to), at=self.at)
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

    def _event(self, send: Claimed, to: Fate) -> NewEvent:
        message = (send.id, send.play, send.template, self.channel)
        why = {
            "failed": events.MessageFailed,
            "skipped": events.MessageSkipped,
            "unknown": events.MessageUnknown,
        }
        return NewEvent(
            payload=why[to.state](*message, to.reason) if to.reason else events.MessageAccepted(*message),
            key=f"send:{send.id}:{to.state}:{send.attempts}",
            occurred_at=self.at,
            actor=f"play:{send.play}" if send.play else "house",
            customer_id=send.customer_id,
            shop_id=send.shop_id,
        )

"""What does the other side tell of messages after they left, and what follows from it?

A receipt proves that its message was taken, so one that nobody was sure of is settled by it. A hard bounce
and a complaint block the address. The same receipt twice, or receipts out of order, end in the same.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec
from django.db import transaction

from regulars.channels.deliverability import complaints, events
from regulars.channels.email import on_the_wire
from regulars.channels.events import MessageAccepted
from regulars.customers.actions import consent
from regulars.customers.actions.suppress import Block, suppress
from regulars.events.log import NewEvent, digest, record_many
from regulars.sql import recordset, statement

RECEIPTS_OF = statement(__file__, "receipts_of")
PROVE = statement(__file__, "prove")
OURS = re.compile(r"<?([0-9a-f]{32})@[^\s<>@]+>?\s*")
UNSURE = frozenset({"planned", "claimed", "handed_over", "unknown"})

Kind = Literal[
    "delivered", "deferred", "bounced", "complained", "unsubscribed", "opened", "clicked", "dismissed"
]


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was told of one message.

    message_id: ours, as it stood in the message; provider_id: what the other side called it when it took it.
    Where both are known, ours decides: it can't be confused, and is known before the message leaves.
    permanent: of a bounce, whether the address itself is to blame, now and ever. recipient: whose mailbox it
    is about, where that is told: one that mail was passed on to says nothing of the address we wrote to.
    detail: names nobody.
    by: who opened or clicked, a person or a scanner, as far as can be told.
    """

    kind: Kind
    occurred_at: datetime
    message_id: str = ""
    provider_id: str = ""
    permanent: bool = False
    recipient: str = ""
    detail: str = ""
    url: str = ""
    by: Literal["person", "scanner", ""] = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A message of which something was told.

    domain: in whose name it left. address: where it went, '' where that is erased.
    """

    id: int
    customer_id: int
    shop_id: int | None
    play: str
    template: str
    purpose: str
    state: str
    domain: str
    address: str


def note(channel: str, receipts: Sequence[Receipt], *, at: datetime) -> Counter[str]:
    """Take in what was told of a channel's messages; how many of each kind were new.

    Besides: settled (messages that nobody was sure of), suppressed (addresses that are blocked from now on),
    unmatched (receipts of messages that aren't ours, which change nothing).
    """
    done: Counter[str] = Counter()
    with transaction.atomic():
        told = _found(channel, receipts)
        done["unmatched"] = len(receipts) - len(told)
        done["unsubscribed"] = _withdraw(
            channel, told, at=at
        )  # people are locked before messages, as by rounds
        proved = _proved([send for _receipt, send in told], at=at)
        news = [_accepted(send, channel, at=at) for send in proved]
        record_many(news, at=at)
        done["settled"] = len(proved)
        said = [(receipt, send) for receipt, send in told if receipt.kind in PAYLOADS]
        new = record_many([_event(receipt, send, channel) for receipt, send in said], at=at)
        done.update(receipt.kind for (receipt, _send), event in zip(said, new, strict=True) if event)
        blocked = suppress(list(_blocks(channel, told)), actor="house", at=at)
        done["suppressed"] = sum(blocked)
        if done["complained"] and channel == "email":
            complaints.look({send.domain for receipt, send in told if receipt.kind == "complained"}, at=at)
    return +done


def key_of(message_id: str) -> UUID | None:
    """The send's key in a Message-ID of ours; None where it is somebody else's."""
    found = OURS.fullmatch(message_id)
    return UUID(found[1]) if found else None


def _found(channel: str, receipts: Sequence[Receipt]) -> list[tuple[Receipt, Told]]:
    rows = [
        {"n": n, "key": key_of(receipt.message_id), "provider_id": receipt.provider_id}
        for n, receipt in enumerate(receipts)
    ]
    found = RECEIPTS_OF.rows(receipts=recordset(rows), channel=channel)
    return [(receipts[n], Told(*columns)) for n, *columns in found]


def _proved(sends: Sequence[Told], *, at: datetime) -> list[Told]:
    """Those of the messages that are known to be taken only now."""
    unsure = {send.id: send for send in sends if send.state in UNSURE}
    return [unsure[found] for (found,) in PROVE.rows(ids=list(unsure), at=at)] if unsure else []


def _accepted(send: Told, channel: str, *, at: datetime) -> NewEvent:
    payload = MessageAccepted(send.id, send.play, send.template, channel)
    return _told_of(send, payload, key=f"send:{send.id}:accepted:receipt", at=at)


def _event(receipt: Receipt, send: Told, channel: str) -> NewEvent:
    told = "scanned" if receipt.by == "scanner" else receipt.kind
    payload = PAYLOADS[told](receipt, send, (send.id, send.play, send.template, channel))
    key = f"send:{send.id}:{receipt.kind}"
    if receipt.kind == "bounced":
        key += ":hard" if is_hard(receipt, send) else ":soft"
    if receipt.kind in {"opened", "clicked"}:
        key += f":{receipt.by}:{receipt.occurred_at.timestamp()}:{digest(receipt.url)}"
    return _told_of(send, payload, key=key, at=receipt.occurred_at)


def _told_of(send: Told, payload: msgspec.Struct, *, key: str, at: datetime) -> NewEvent:
    return NewEvent(
        payload=payload,
        key=key,
        occurred_at=at,
        actor="house",
        customer_id=send.customer_id,
        shop_id=send.shop_id,
    )


def _blocks(channel: str, told: Sequence[tuple[Receipt, Told]]) -> Iterator[Block]:
    """The addresses to which nothing goes any more."""
    for receipt, send in told:
        hard = receipt.kind == "bounced" and is_hard(receipt, send)
        if send.address and (hard or receipt.kind == "complained"):
            yield Block(
                channel=channel,
                address=send.address,
                reason=receipt.kind,
                since=receipt.occurred_at,
                customer_id=send.customer_id,
            )


def is_hard(receipt: Receipt, send: Told) -> bool:
    """Whether a bounce says that nobody is at the address that this message went to."""
    return receipt.permanent and receipt.recipient.casefold() in {"", send.address, on_the_wire(send.address)}


def _withdraw(channel: str, told: Sequence[tuple[Receipt, Told]], *, at: datetime) -> int:
    """Withdraw the consents that messages were sent by, where that was asked for at the provider."""
    said = [
        consent.Statement(
            customer_id=send.customer_id,
            channel=channel,
            purpose=send.purpose,
            granted=False,
            occurred_at=receipt.occurred_at,
            how="provider",
            evidence={"send_id": send.id},
        )
        for receipt, send in told
        if receipt.kind == "unsubscribed"
    ]
    return sum(consent.state(said, actor="customer", at=at)) if said else 0


Message = tuple[int, str, str, str]

PAYLOADS: dict[str, Callable[[Receipt, Told, Message], Any]] = {
    "delivered": lambda _receipt, _send, message: events.MessageDelivered(*message),
    "bounced": lambda receipt, send, message: events.MessageBounced(*message, is_hard(receipt, send)),
    "complained": lambda _receipt, _send, message: events.MessageComplained(*message),
    "opened": lambda receipt, _send, message: events.MessageOpened(*message, receipt.by),
    "clicked": lambda receipt, _send, message: events.MessageClicked(*message, receipt.by, receipt.url),
    "dismissed": lambda _receipt, _send, message: events.MessageDismissed(*message),
    "scanned": lambda _receipt, _send, message: events.MessageScanned(*message),
}
"""By which event each kind is told; the others change what is known and are told by that."""

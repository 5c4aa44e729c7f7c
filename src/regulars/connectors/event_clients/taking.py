"""What becomes of the messages of a call?"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from regulars.commerce.facts import CancellationFact, OrderFact
from regulars.commerce.intake import Source
from regulars.connectors.event_clients import queries
from regulars.connectors.event_clients.door import Sender
from regulars.connectors.event_clients.kept import Unread, keep
from regulars.connectors.event_clients.messages import Batch, LooseBatch, Message, message, moment, several
from regulars.connectors.event_clients.reading import Heard, behind, items, loose_items
from regulars.connectors.json_events.intake import OTHER_CONTENT, REASONS, Told, take_in
from regulars.connectors.json_events.reading import Home, Item
from regulars.connectors.json_events.refusal import Refused

AT_ONCE = 1_000
UNKNOWN_ORDER = REASONS["order_unknown"].why
SAY_MORE = "Send the order's products with it, or its `Order Completed` before it."


@dataclass(frozen=True, slots=True)
class Call:
    """Messages and how they came.

    kind: of those that don't tell it. envelope, read: how this client packs messages, and writes one.
    """

    body: bytes
    told: Batch | LooseBatch
    kind: str = ""
    envelope: Callable[[bytes], LooseBatch] = several
    read: Callable[[msgspec.Raw], Message] = message


def take(call: Call, *, sender: Sender, at: datetime) -> int:
    """Write what can be written and keep the rest aside; how many messages couldn't be taken.

    Taken in parts of a thousand. Whoever isn't answered sends all again, and what is known changes nothing.
    """
    heard = Heard(sender, behind(_moment(call.told.sent_at), at=at), at)
    read = list(
        items(call.told.batch, heard=heard)
        if isinstance(call.told, Batch)
        else loose_items(call.told.batch, read=call.read, kind=call.kind, heard=heard)
    )
    unread = list(_taken(settled(read, shop_id=sender.shop_id), heard=heard))
    if unread:
        told = call.told if isinstance(call.told, LooseBatch) else call.envelope(call.body)
        keep([_unread(told.batch[n], why) for n, why in unread], key_id=sender.key_id, at=at)
    return len(unread)


def _taken(read: Sequence[Item], *, heard: Heard) -> Iterator[tuple[int, Refused]]:
    """The numbers of the messages that couldn't be taken, and why."""
    sender = heard.sender
    trust = "server" if sender.is_trusted else "browser"
    source = Source(
        shop_id=sender.shop_id, key=f"client:{sender.shop_id}:{trust}", actor=f"client:{sender.key_name}"
    )
    home = Home(sender.shop_id, sender.country)
    for begin in range(0, len(read), AT_ONCE):
        for told in take_in(read[begin : begin + AT_ONCE], home=home, source=source, at=heard.at):
            # a message that is sent again has a sentAt of its own: its moment may differ by as much
            if told.result == "refused" and told.why != OTHER_CONTENT.why:
                yield begin + told.index, _in_their_words(told)


def _in_their_words(told: Told) -> Refused:
    """A refusal as it is about a tracker's message."""
    if told.why == UNKNOWN_ORDER:
        return Refused("$.properties.order_id", told.why, SAY_MORE)
    return Refused(f"${told.where.removeprefix(f'$.events[{told.index}]')}", told.why, told.way_out)


def settled(read: Sequence[Item], *, shop_id: int) -> list[Item]:
    """The same, where an order that is told again keeps the moment when it was placed.

    A cancellation with all that the order was is one alone, where the order is known.
    """
    facts = [item.said for item in read if isinstance(item.said, OrderFact)]
    if not facts:
        return list(read)
    known = queries.placed({fact.external_id for fact in facts}, shop_id=shop_id)
    first = dict(known)
    for fact in facts:
        first[fact.external_id] = min(fact.placed_at, first.get(fact.external_id, fact.placed_at))
    return [_settled(item, known=known, first=first) for item in read]


def _settled(item: Item, *, known: Container[str], first: Mapping[str, datetime]) -> Item:
    fact = item.said
    if not isinstance(fact, OrderFact):
        return item
    if fact.cancelled_at and fact.external_id in known:
        called_off = CancellationFact(order_external_id=fact.external_id, cancelled_at=fact.cancelled_at)
        return Item(item.id, called_off)
    return Item(item.id, msgspec.structs.replace(fact, placed_at=first[fact.external_id]))


def _moment(told: object) -> datetime | None:
    try:
        return moment(told)
    except Refused:
        return None


def _unread(raw: msgspec.Raw, why: Refused) -> Unread:
    return Unread(why.where, why.why, why.way_out, bytes(raw))

"""How does an order get its card?

A card is a message of its own: a row of the ledger, sent as it is made, so that whoever scans it is known and
counted as somebody who follows a link of a letter is. An order has one card: printed again, it is the same.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from regulars.channels.actions import Who, actor
from regulars.channels.channel import Sender
from regulars.channels.models import Send
from regulars.channels.paper import codes, events, queries
from regulars.channels.paper.models import ParcelCard
from regulars.channels.paper.queries import OrderWithCard
from regulars.channels.post import CHANNEL
from regulars.customers.permission import SERVICE
from regulars.events.log import NewEvent, digest, record_many
from regulars.sql import Statement
from regulars.web import audit

TEMPLATE = "parcel_card"
ONE_AT_A_TIME = Statement("SELECT pg_advisory_xact_lock(hashtext('parcel_card'))")
NOBODY = Sender(from_name="", from_address="")


def make_cards(order_ids: Sequence[int], *, who: Who, at: datetime) -> list[OrderWithCard]:
    """The orders with their cards, made where there were none; not those that don't stand or name nobody."""
    with transaction.atomic():
        ONE_AT_A_TIME.rows()
        new = [order for order in queries.orders(ids=order_ids) if not order.code]
        if new:
            sends = Send.objects.bulk_create([_send(order, at=at) for order in new])
            ParcelCard.objects.bulk_create(
                [_card(order, send_id=send.pk, at=at) for order, send in zip(new, sends, strict=True)]
            )
            news = [_event(order, send, who=who, at=at) for order, send in zip(new, sends, strict=True)]
            record_many(news, at=at)
            audit.note(who, "cards.printed", kind="parcel_card", id="", detail={"cards": len(new)})
    return queries.orders(ids=order_ids)


def _send(order: OrderWithCard, *, at: datetime) -> Send:
    key = digest(f"card:{order.id}")
    return Send(
        key=key,
        customer_id=order.customer_id,
        shop_id=order.shop_id,
        channel=CHANNEL.name,
        template=TEMPLATE,
        purpose=SERVICE,
        kind="service",
        context={"order_id": order.id},
        state="accepted",
        attempts=1,
        planned_at=at,
        not_before=at,
        not_after=at,
        handed_at=at,
        ended_at=at,
        message_id=CHANNEL.message_id(key, sender=NOBODY),
    )


def _card(order: OrderWithCard, *, send_id: int, at: datetime) -> ParcelCard:
    return ParcelCard(
        code=codes.new(),
        customer_id=order.customer_id,
        shop_id=order.shop_id,
        order_id=order.id,
        send_id=send_id,
        made_at=at,
    )


def _event(order: OrderWithCard, send: Send, *, who: Who, at: datetime) -> NewEvent:
    return NewEvent(
        payload=events.CardPrinted(order.id, send.pk),
        key=f"card:{order.id}",
        occurred_at=at,
        actor=actor(who),
        customer_id=order.customer_id,
        shop_id=order.shop_id,
    )

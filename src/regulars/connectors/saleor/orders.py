"""What does a Saleor order say?"""

from collections.abc import Iterator
from datetime import datetime

from regulars.commerce.facts import CancellationFact, Fact, OrderFact
from regulars.connectors.saleor.goods import goods_of, line_fact
from regulars.connectors.saleor.parcels import parcels_of
from regulars.connectors.saleor.people import address_of, buyer_of
from regulars.connectors.saleor.refunds import has_refunds, refunds_of
from regulars.connectors.saleor.shapes import Order, Seen

CANCELLED = "CANCELED"
NEVER_PLACED = {"DRAFT", "EXPIRED"}
"""An order expires when it wasn't paid in time."""

NOTHING = {"", "NONE"}
OF_PARCELS = ("TRACKING_UPDATED", "FULFILLMENT_")
CHANNELS = {"CHECKOUT": "web", "DRAFT": "draft", "REISSUE": "reissue"}
"""Words of `origin` that tell by which way an order came."""


def of_order(order: Order) -> Iterator[Fact]:
    """The order with its refunds and parcels, or its end; nothing of what was never placed."""
    if is_kept(order):
        fact = order_fact(order)
        yield fact
        yield from refunds_of(order, fact=fact)
        yield from parcels_of(order, version=version_of(order))
    if order.status == CANCELLED:
        yield CancellationFact(order_external_id=order.id, cancelled_at=ended_at(order))


def is_kept(order: Seen) -> bool:
    """Whether it counts as an order: one that waits to be confirmed does when it is paid or authorised."""
    if order.status in NEVER_PLACED:
        return False
    if order.status == CANCELLED:
        return is_paid(order)
    return order.status != "UNCONFIRMED" or is_paid(order) or order.authorize_status not in NOTHING


def is_paid(order: Seen) -> bool:
    """Whether money came in for it, be it that it went back since."""
    return order.charge_status not in NOTHING or has_refunds(order)


def version_of(order: Seen) -> datetime:
    """When it changed last; what becomes of its parcels may stand only in its history."""
    moments = [event.date for event in order.events if (event.type or "").startswith(OF_PARCELS)]
    return max(filter(None, (order.updated_at, *moments)))


def ended_at(order: Order) -> datetime:
    """When it was called off."""
    moments = [event.date for event in order.events if event.type == CANCELLED and event.date]
    return min(moments, default=order.updated_at)


def order_fact(order: Order) -> OrderFact:
    """The order itself."""
    goods = goods_of(order)
    lines = tuple(map(line_fact, goods))
    net, gross = order.shipping_price.net.minor, order.shipping_price.gross.minor
    cost = sum(each.gross for each in goods) + gross
    return OrderFact(
        external_id=order.id,
        placed_at=order.created,
        currency=order.total.gross.currency,
        buyer=buyer_of(order),
        lines=lines,
        total_minor=cost if order.gift_cards else order.total.gross.minor,
        version=version_of(order),
        number=order.number,
        discount_minor=sum(line.discount_minor for line in lines),
        shipping_minor=net,
        tax_minor=sum(line.tax_minor or 0 for line in lines) + gross - net,
        channel=CHANNELS.get(order.origin, ""),
        address=address_of(order.shipping_address),
        stands=order.status != CANCELLED,
    )

"""What does a Shopify order say?"""

from collections.abc import Iterator
from datetime import datetime

from msgspec import UNSET

from regulars.commerce.facts import Address, CancellationFact, Fact, OrderFact
from regulars.connectors.shopify.amounts import discounts, minor, number, version
from regulars.connectors.shopify.goods import line_facts, shipping_of
from regulars.connectors.shopify.journeys import first_touch_of
from regulars.connectors.shopify.parcels import shipment_fact
from regulars.connectors.shopify.people import at_checkout, buyer_of, country
from regulars.connectors.shopify.refunds import refund_of
from regulars.connectors.shopify.shapes import Order
from regulars.connectors.shopify.visits import touches_of

CHANNELS = {"iphone": "pos", "android": "pos", "shopify_draft_order": "draft"}
"""Words of `source_name` that mean one of ours; `web`, `pos` and the ids of apps stay as they are."""


def of_order(order: Order, *, sent_at: datetime | None) -> Iterator[Fact]:
    """The order with its refunds, parcels, cancellation and the consent of its checkout.

    Every topic of an order brings all of it, so that a delivery that is lost is made good by the next.
    """
    fact = order_fact(order, sent_at=sent_at)
    yield fact
    if order.cancelled_at:
        yield CancellationFact(order_external_id=fact.external_id, cancelled_at=order.cancelled_at)
    for refund in order.refunds:
        yield refund_of(refund, order_id=fact.external_id, currency=order.currency)
    for fulfillment in order.fulfillments:
        yield shipment_fact(fulfillment, order_id=fact.external_id, sent_at=sent_at)
    yield from at_checkout(order, buyer=fact.buyer, placed_at=fact.placed_at)


def order_fact(order: Order, *, sent_at: datetime | None) -> OrderFact:
    """The order itself, in the shop's currency, as it was placed."""
    currency = order.currency
    return OrderFact(
        external_id=number(order),
        placed_at=order.processed_at or order.created_at,
        currency=currency,
        buyer=buyer_of(order),
        lines=tuple(line_facts(order)),
        total_minor=minor(order.total_price, order.total_price_set, currency=currency),
        version=version(order.updated_at or order.created_at, sent_at=sent_at),
        number=order.name or "",
        discount_minor=minor(order.total_discounts, order.total_discounts_set, currency=currency),
        shipping_minor=shipping_minor(order),
        tax_minor=None
        if order.total_tax is None and order.total_tax_set is None
        else minor(order.total_tax, order.total_tax_set, currency=currency),
        cancelled_at=order.cancelled_at,
        channel=CHANNELS.get(order.source_name or "", order.source_name or ""),
        address=address_of(order) or UNSET,
        touches=touches_of(order) or UNSET,
        first_touch=first_touch_of(order.journey),
    )


def shipping_minor(order: Order) -> int:
    """What the buyer pays for shipping, after its discounts."""
    return sum(
        minor(line.price, line.price_set, currency=order.currency)
        - discounts(line.discount_allocations, currency=order.currency)
        for line in shipping_of(order)
        if not line.is_removed
    )


def address_of(order: Order) -> Address | None:
    """Where it goes, if it is sent at all."""
    goes = order.shipping_address
    if goes is None:
        return None
    return Address(
        country=country(goes), region=goes.province_code or "", city=goes.city or "", postcode=goes.zip or ""
    )

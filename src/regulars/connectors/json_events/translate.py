"""What do the events of the JSON API say, in our words? Pure."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from regulars.commerce.facts import (
    Address,
    Buyer,
    CancellationFact,
    CartFact,
    ConsentFact,
    CustomerFact,
    Fact,
    OrderFact,
    ProductFact,
    RefundFact,
    RefundLineFact,
    ShipmentFact,
    Touch,
)
from regulars.commerce.touches import touch
from regulars.connectors.json_events import order_shapes as o
from regulars.connectors.json_events import shapes as s
from regulars.connectors.json_events.lines import discounts, line_facts, own_discounts
from regulars.connectors.json_events.refusal import Amounts, Refused, check_keys, pieces
from regulars.customers.identify import Identifiers

FULL = Decimal(100)


def placed(event: o.OrderPlaced) -> OrderFact:
    order, amounts = event.order, Amounts(event.order.currency, "$.order")
    if order.total and not order.lines:
        raise Refused("$.order.lines", "The order has no lines.", "Send what was bought, a line for each.")
    if order.stands and order.cancelled_at:
        way_out = "Send `cancelled_at` of an order that is called off, `stands` of one that is so no more."
        raise Refused("$.order.stands", "An order can't stand and be called off.", way_out)
    taken_off = discounts(order, amounts=amounts)
    lines = line_facts(order.lines, taken_off, amounts=amounts, tax_inside=order.prices_include_tax)
    return OrderFact(
        external_id=str(order.id),
        placed_at=event.occurred_at,
        currency=order.currency,
        buyer=buyer(event.who),
        lines=lines,
        total_minor=amounts.minor(order.total, ".total"),
        version=order.updated_at or event.occurred_at,
        number=order.number,
        discount_minor=sum(taken_off),
        shipping_minor=amounts.minor(order.shipping, ".shipping"),
        tax_minor=amounts.known(order.tax, ".tax"),
        cancelled_at=order.cancelled_at,
        channel=order.channel,
        address=address(order.address),
        touches=touches(order.touches),
        stands=order.stands or UNSET,
    )


def cancelled(event: o.OrderCancelled) -> CancellationFact:
    return CancellationFact(order_external_id=str(event.order.id), cancelled_at=event.occurred_at)


def refunded(event: o.OrderRefunded) -> RefundFact:
    refund, amounts = event.refund, Amounts(event.refund.currency, "$.refund")
    lines = tuple(
        RefundLineFact(
            key=str(line.id or n + 1),
            sku=line.sku,
            quantity=pieces(line.quantity, place=f"$.refund.lines[{n}]"),
            revenue_minor=amounts.minor(line.amount, f".lines[{n}].amount"),
            name=line.name,
            kind=line.kind,
        )
        for n, line in enumerate(refund.lines)
    )
    check_keys(lines, place="$.refund.lines")
    return RefundFact(
        external_id=str(refund.id),
        refunded_at=event.occurred_at,
        currency=refund.currency,
        lines=lines,
        total_minor=amounts.minor(refund.total, ".total"),
        buyer=buyer(event.who),
        order_external_id=str(refund.order_id),
        reason=refund.reason,
    )


def customer(event: s.CustomerUpdated) -> CustomerFact:
    return CustomerFact(
        buyer=buyer(event.who, named=True), version=event.occurred_at, first_seen_at=event.since
    )


def product(event: s.ProductUpdated) -> ProductFact:
    told, amounts = event.product, Amounts(event.product.currency, "$.product")
    return ProductFact(
        sku=told.sku,
        currency=told.currency,
        version=event.occurred_at,
        name=told.title,
        kind=told.kind,
        category=told.category,
        brand=told.brand,
        price_minor=amounts.known(told.price, ".price"),
        cost_minor=amounts.known(told.cost, ".cost"),
        vat_bp=None if told.vat is None else basis_points(told.vat, place="$.product.vat"),
        stock=told.stock,
        in_stock=told.in_stock,
        url=told.url,
        image_url=told.image_url,
        images=tuple(told.images),
        categories=tuple(told.categories),
        group=str(told.group),
        group_name=told.group_name,
        options=told.options,
        barcode=told.barcode,
        compare_at_minor=amounts.known(told.compare_at, ".compare_at"),
    )


def consent(event: s.ConsentSaid) -> ConsentFact:
    return ConsentFact(
        buyer=buyer(event.who, named=True),
        channel=event.consent.channel,
        granted=event.name == "consent.given",
        occurred_at=event.occurred_at,
        how=event.consent.how,
        purpose=event.consent.purpose,
        wording=event.consent.wording,
        evidence=event.consent.evidence,
    )


def cart(event: o.CartUpdated) -> CartFact:
    told, amounts = event.cart, Amounts(event.cart.currency, "$.cart")
    return CartFact(
        external_id=str(told.id),
        currency=told.currency,
        buyer=buyer(event.who),
        lines=line_facts(told.lines, own_discounts(told.lines, amounts=amounts), amounts=amounts),
        total_minor=amounts.minor(told.total, ".total"),
        started_at=told.started_at or event.occurred_at,
        version=event.occurred_at,
        url=told.url,
        completed_at=told.completed_at,
    )


def shipment(event: o.ShipmentUpdated) -> ShipmentFact:
    told = event.shipment
    return ShipmentFact(
        external_id=str(told.id),
        order_external_id=str(told.order_id),
        version=event.occurred_at,
        carrier=told.carrier,
        method=told.method,
        tracking_number=told.tracking_number,
        shipped_at=told.shipped_at,
        promised_at=told.promised_at,
        delivered_at=told.delivered_at,
        status=told.status or "",
        tracking_url=told.tracking_url,
    )


def address(told: o.Address | None) -> Address | UnsetType:
    """Where an order goes, where that is told."""
    if told is None:
        return UNSET
    return Address(
        country=(told.country or "").upper(), region=told.region, city=told.city, postcode=told.postcode
    )


def touches(told: list[o.Touch] | None) -> tuple[Touch, ...] | UnsetType:
    """How the buyer came, where that is told."""
    if told is None:
        return UNSET
    return tuple(filter(None, (_touch(each) for each in told)))


def _touch(told: o.Touch) -> Touch | None:
    said = Touch(
        at=told.at,
        source=told.source,
        medium=told.medium,
        campaign=told.campaign,
        content=told.content,
        term=told.term,
        heard=told.heard,
    )
    return touch(said, landing=told.landing, referrer=told.referrer)


def basis_points(per_cent: Decimal, *, place: str) -> int:
    """A share of the whole. Raises Refused."""
    if not (per_cent.is_finite() and 0 <= per_cent <= FULL):
        raise Refused(place, f"{per_cent} is no share.", "Send per cent: 21 for 21 %.")
    return int(per_cent * 100)


def buyer(who: s.Person, *, named: bool = False) -> Buyer:
    """Who did it. Raises Refused where nobody is named and somebody has to be."""
    if named and not (who.email or who.phone or who.customer_id or who.device):
        raise Refused(
            "$.who", "Nobody is named.", "Say who by at least one of email, phone, customer_id and device."
        )
    return Buyer(
        who=identifiers(who),
        name=who.name,
        given_name=who.given_name,
        language=who.language,
        country=(who.country or "").upper(),
        birth_date=who.birth_date,
    )


def identifiers(who: s.Person | s.Who) -> Identifiers:
    return Identifiers(
        email=who.email or "",
        phone=who.phone or "",
        shop_customer=str(who.customer_id or ""),
        device=who.device or "",
    )


SHAPES: dict[str, tuple[type[msgspec.Struct], Callable[[Any], Fact]]] = {
    "order.placed": (o.OrderPlaced, placed),
    "order.cancelled": (o.OrderCancelled, cancelled),
    "order.refunded": (o.OrderRefunded, refunded),
    "customer.updated": (s.CustomerUpdated, customer),
    "product.updated": (s.ProductUpdated, product),
    "consent.given": (s.ConsentSaid, consent),
    "consent.withdrawn": (s.ConsentSaid, consent),
    "cart.updated": (o.CartUpdated, cart),
    "shipment.updated": (o.ShipmentUpdated, shipment),
}

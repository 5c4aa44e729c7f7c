"""What do the events of the JSON API say, in our words? Pure."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec

from regulars.commerce.facts import (
    Buyer,
    CancellationFact,
    CartFact,
    ConsentFact,
    CustomerFact,
    Fact,
    LineFact,
    OrderFact,
    ProductFact,
    RefundFact,
    RefundLineFact,
    ShipmentFact,
)
from regulars.connectors.json_events import shapes as s
from regulars.connectors.json_events.refusal import Amounts, Refused, check_keys, pieces
from regulars.customers.identify import Identifiers
from regulars.money import split

FULL = Decimal(100)
DISCOUNTED = {"product", "gift_card", "sample", "test"}
"""Kinds of lines that bear a share of an order's discount."""


def placed(event: s.OrderPlaced) -> OrderFact:
    order, amounts = event.order, Amounts(event.order.currency, "$.order")
    if order.total and not order.lines:
        raise Refused("$.order.lines", "The order has no lines.", "Send what was bought, a line for each.")
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
    )


def cancelled(event: s.OrderCancelled) -> CancellationFact:
    return CancellationFact(order_external_id=str(event.order.id), cancelled_at=event.occurred_at)


def refunded(event: s.OrderRefunded) -> RefundFact:
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
        url=told.url,
        image_url=told.image_url,
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


def cart(event: s.CartUpdated) -> CartFact:
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


def shipment(event: s.ShipmentUpdated) -> ShipmentFact:
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
    )


def discounts(order: s.Order, *, amounts: Amounts) -> list[int]:
    """What is taken off each line: its own discount, and its share of what else the order's is.

    Raises Refused.
    """
    own = own_discounts(order.lines, amounts=amounts)
    rest = amounts.minor(order.discount, ".discount") - sum(own)
    if not order.discount or not rest:
        return own
    left = [
        max(gross(line, n=n, amounts=amounts) - off, 0) if line.kind in DISCOUNTED else 0
        for n, (line, off) in enumerate(zip(order.lines, own, strict=True))
    ]
    if not 0 < rest <= sum(left):
        raise Refused(
            f"{amounts.where}.discount",
            f"A discount of {order.discount} doesn't agree with the order's lines.",
            "It is all that was taken off the goods, the lines' own discounts included, and never more than "
            "they cost. What was taken off the shipping lowers `shipping`.",
        )
    return [off + share for off, share in zip(own, split(rest, weights=left), strict=True)]


def own_discounts(lines: list[s.Line], *, amounts: Amounts) -> list[int]:
    return [amounts.minor(line.discount, f".lines[{n}].discount") for n, line in enumerate(lines)]


def gross(line: s.Line, *, n: int, amounts: Amounts) -> int:
    """A line before its discount. Raises Refused."""
    quantity = pieces(line.quantity, place=f"{amounts.where}.lines[{n}]")
    return amounts.minor(line.price * quantity, f".lines[{n}].price")


def line_facts(
    lines: list[s.Line], taken_off: list[int], *, amounts: Amounts, tax_inside: bool = False
) -> tuple[LineFact, ...]:
    """The lines with what each brings in, after what is taken off it. Raises Refused."""
    facts = tuple(
        line_fact(line, n=n, discount=off, amounts=amounts, tax_inside=tax_inside)
        for n, (line, off) in enumerate(zip(lines, taken_off, strict=True))
    )
    check_keys(facts, place=f"{amounts.where}.lines")
    return facts


def line_fact(line: s.Line, *, n: int, discount: int, amounts: Amounts, tax_inside: bool) -> LineFact:
    """A line with what it brings in: without its discount, and without its tax where that is told."""
    place = f".lines[{n}]"
    before = gross(line, n=n, amounts=amounts)
    tax = amounts.known(line.tax, f"{place}.tax")
    if discount + (tax or 0) * tax_inside > before:
        raise Refused(
            f"{amounts.where}{place}",
            "Discount and tax are more than the line comes to.",
            "`price` is one piece's before the discount; `discount` and `tax` are the whole line's.",
        )
    return LineFact(
        key=str(line.id or n + 1),
        sku=line.sku,
        quantity=line.quantity,
        revenue_minor=before - discount - (tax or 0) * tax_inside,
        name=line.name,
        kind=line.kind,
        category=line.category,
        discount_minor=discount,
        tax_minor=tax,
        cost_minor=None if line.cost is None else amounts.minor(line.cost * line.quantity, f"{place}.cost"),
    )


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
    "order.placed": (s.OrderPlaced, placed),
    "order.cancelled": (s.OrderCancelled, cancelled),
    "order.refunded": (s.OrderRefunded, refunded),
    "customer.updated": (s.CustomerUpdated, customer),
    "product.updated": (s.ProductUpdated, product),
    "consent.given": (s.ConsentSaid, consent),
    "consent.withdrawn": (s.ConsentSaid, consent),
    "cart.updated": (s.CartUpdated, cart),
    "shipment.updated": (s.ShipmentUpdated, shipment),
}

"""What did a WooCommerce give back, as its lists of refunds tell it?

A list of an order's refunds doesn't repeat whose they are; the list of all refunds tells only that. Neither
tells the currency, nor the goods where a sum alone was given back: both stand with the order.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

import msgspec

from regulars.commerce.facts import RefundFact, RefundLineFact
from regulars.commerce.rules import shared_out
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import Access, Dialogue, Page
from regulars.connectors.woocommerce.calls import call
from regulars.connectors.woocommerce.lists import listed, read, readable
from regulars.connectors.woocommerce.orders import IN_BIN, NEVER_PLACED, fee_sku, order_fact, sku_of
from regulars.connectors.woocommerce.shapes import Order, Refund, utc
from regulars.money import to_minor

A_PAGE = 100


def with_refunds(page: Page, things: Iterable[msgspec.Raw], *, access: Access) -> Dialogue[Page]:
    """A page of orders with what was given back of them."""
    for order in readable(things, Order):
        if order.refunds and order.status not in {*NEVER_PLACED, IN_BIN}:
            body = yield from call(access, f"orders/{order.id}/refunds?per_page={A_PAGE}")
            page = together(page, listed(body), orders={order.id: order}, of=order.id, access=access)
    return page


def page_of_refunds(things: list[msgspec.Raw], *, access: Access) -> Dialogue[Page]:
    """A page of the list of all refunds, read with their orders."""
    orders: Mapping[int, Order] = {}
    if parents := sorted({each.parent_id for each in readable(things, Refund)}):
        body = yield from call(access, f"orders?per_page={A_PAGE}&include={','.join(map(str, parents))}")
        orders = {each.id: each for each in readable(listed(body), Order)}
    return together(Page(), things, orders=orders, access=access)


def together(
    page: Page, things: list[msgspec.Raw], *, orders: Mapping[int, Order], access: Access, of: int = 0
) -> Page:
    """A page with refunds besides. of: whose they are, where they don't say it."""

    def reader(body: bytes, currency: str) -> Iterator[RefundFact]:
        refund = decoded(body, Refund)
        order_id = refund.parent_id or of
        yield of_refund(refund, order_id=order_id, order=orders.get(order_id), currency=currency)

    more = read(things, by=reader, currency=access.currency)
    return replace(page, facts=(*page.facts, *more.facts), problems=(*page.problems, *more.problems))


def of_refund(refund: Refund, *, order_id: int, order: Order | None, currency: str) -> RefundFact:
    """The refund with its lines; where they take nothing, its sum is shared out over its order's goods.

    order: None where it is no longer there; then all of the sum is taken from the goods. currency: of such.
    """
    currency = order.currency if order else currency
    given = to_minor(refund.amount, currency=currency)
    lines = tuple(lines_of(refund, currency=currency))
    if order and given and not any(line.revenue_minor for line in lines):
        lines = shared_out(order_fact(order), given_minor=given)
    return RefundFact(
        external_id=str(refund.id),
        order_external_id=str(order_id),
        refunded_at=utc(refund.date_created_gmt),
        currency=currency,
        lines=lines,
        total_minor=given,
    )


def lines_of(refund: Refund, *, currency: str) -> Iterator[RefundLineFact]:
    """What came back, and what was given back of shipping and fees."""

    def given(total: Decimal) -> int:
        return max(to_minor(-total, currency=currency), 0)

    for line in refund.line_items:
        yield RefundLineFact(
            key=str(line.id),
            sku=sku_of(line),
            quantity=-line.quantity,
            revenue_minor=given(line.total),
            name=line.name or "",
        )
    for kind, charges in (("shipping", refund.shipping_lines), ("fee", refund.fee_lines)):
        for charge in charges:
            if charge.total:
                yield RefundLineFact(
                    key=str(charge.id),
                    sku=fee_sku(charge) if kind == "fee" else kind,
                    quantity=Decimal(1),
                    revenue_minor=given(charge.total),
                    kind=kind,
                )

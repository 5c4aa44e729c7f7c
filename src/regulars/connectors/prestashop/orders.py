"""What does a PrestaShop order say?

An order's rows tell prices before its vouchers: what these took off is shared out over them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from msgspec import UNSET, UnsetType

from regulars.commerce.facts import Address as PlaceSent
from regulars.commerce.facts import CancellationFact, Fact, LineFact, OrderFact
from regulars.connectors.prestashop.parcels import parcels_of
from regulars.connectors.prestashop.people import NOBODY, buyer
from regulars.connectors.prestashop.settings import Shop, Standing
from regulars.connectors.prestashop.shapes import (
    Address,
    Carriage,
    Customer,
    Order,
    Row,
    Seen,
    UsedRule,
    moment,
)
from regulars.money import MoneyError, split, to_minor


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside an order in lists of its own."""

    customer: Customer | None = None
    address: Address | None = None
    rules: Sequence[UsedRule] = ()
    parcels: Sequence[Carriage] = ()


def of_order(order: Order, *, around: Around, shop: Shop) -> Iterator[Fact]:
    """The order with its parcels, or its end; nothing of what was never placed."""
    if is_kept(order, standing=shop.standing):
        yield order_fact(order, around=around, shop=shop)
        yield from parcels_of(order, around.parcels, shop=shop)
    if order.current_state in shop.standing.cancelled:
        ended = moment(order.date_upd, zone=shop.zone)
        yield CancellationFact(order_external_id=order.id, cancelled_at=ended)


def is_kept(order: Order | Seen, *, standing: Standing) -> bool:
    """Whether it counts as an order: one that was called off, or failed to be paid, does if money came."""
    if order.current_state in {"", "0"}:
        return False
    is_off = order.current_state in standing.cancelled or order.current_state == standing.failed
    return not is_off or order.total_paid_real > 0


def order_fact(order: Order, *, around: Around, shop: Shop) -> OrderFact:
    """The order itself."""
    currency = currency_of(order, shop=shop)
    customer = around.customer or NOBODY
    country = shop.countries.get(around.address.id_country, "") if around.address else ""

    def minor(amount: Decimal) -> int:
        return to_minor(amount, currency=currency)

    used = [each for each in around.rules if each.deleted != "1"]
    free = sum((each.value_tax_excl for each in used if each.free_shipping == "1"), Decimal(0))
    carried_free = min(free, order.total_shipping_tax_excl)
    return OrderFact(
        external_id=order.id,
        placed_at=moment(order.date_add, zone=shop.zone),
        currency=currency,
        buyer=buyer(
            customer,
            number=order.id_customer,
            country=country,
            language=shop.languages.get(order.id_lang, ""),
        ),
        lines=(
            *lines_of(order, taken=minor(order.total_discounts_tax_excl - carried_free), currency=currency),
            *wrapping(order, currency=currency),
        ),
        total_minor=minor(order.total_paid_tax_incl),
        version=moment(order.date_upd, zone=shop.zone),
        number=order.reference,
        discount_minor=minor(order.total_discounts_tax_excl),
        shipping_minor=minor(order.total_shipping_tax_excl - carried_free),
        tax_minor=minor(order.total_paid_tax_incl - order.total_paid_tax_excl),
        channel="web",
        address=address_of(around.address, country=country),
        stands=order.current_state not in shop.standing.cancelled,
    )


def lines_of(order: Order, *, taken: int, currency: str) -> Iterator[LineFact]:
    """The lines, less their shares of what vouchers took off; their taxes shrink with them."""
    rows = [row for row in order.associations.order_rows if row.product_quantity]
    net = [to_minor(row.unit_price_tax_excl * row.product_quantity, currency=currency) for row in rows]
    gross = [to_minor(row.unit_price_tax_incl * row.product_quantity, currency=currency) for row in rows]
    shares = split(min(max(taken, 0), sum(net)), weights=[max(each, 0) for each in net])
    for row, before, whole, share in zip(rows, net, gross, shares, strict=True):
        left = before - share
        yield LineFact(
            key=row.id,
            sku=sku_of(row),
            quantity=row.product_quantity,
            revenue_minor=left,
            name=row.product_name,
            discount_minor=share,
            tax_minor=(whole - before) * left // before if before else 0,
        )


def wrapping(order: Order, *, currency: str) -> Iterator[LineFact]:
    """Gift wrapping, which is no goods."""
    net, gross = (
        to_minor(amount, currency=currency)
        for amount in (order.total_wrapping_tax_excl, order.total_wrapping_tax_incl)
    )
    if net:
        yield LineFact(
            key="wrapping",
            sku="fee:wrapping",
            quantity=Decimal(1),
            revenue_minor=net,
            kind="fee",
            tax_minor=gross - net,
        )


def currency_of(order: Order, *, shop: Shop) -> str:
    """The order's currency. Raises MoneyError where the shop no longer lists it."""
    if code := shop.currencies.get(order.id_currency):
        return code
    raise MoneyError(f"the shop has no currency {order.id_currency}")


def sku_of(row: Row) -> str:
    """The product's reference, else the variant or product."""
    if row.product_reference.strip():
        return row.product_reference.strip()
    if row.product_attribute_id not in {"", "0"}:
        return f"variation:{row.product_attribute_id}"
    return f"product:{row.product_id}"


def address_of(to: Address | None, *, country: str) -> PlaceSent | UnsetType:
    """Where an order goes; unset where that is unknown."""
    if to is None or not country:
        return UNSET
    return PlaceSent(country=country, city=to.city, postcode=to.postcode)

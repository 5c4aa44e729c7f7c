"""What does a new statement make of a product, and what is an order worth and what did it cost?

Pure: values in, values out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

import msgspec

from regulars.commerce.facts import LineFact, OrderFact, ProductFact, RefundLineFact, ShipmentFact
from regulars.money import split


class OnShelf(msgspec.Struct, frozen=True):
    """A product as far as the lines of orders need it."""

    id: int
    sku: str
    kind: str
    currency: str
    cost_minor: int | None


class Stocked(OnShelf, frozen=True):
    """A product as it stands in its table."""

    name: str
    category: str
    brand: str
    price_minor: int | None
    vat_bp: int | None
    stock: int | None
    url: str
    image_url: str
    group_key: str
    group_name: str
    barcode: str
    compare_at_minor: int | None
    in_stock: bool | None
    source_version: datetime
    images: list[str]
    categories: list[str]
    options: dict[str, str]

    def priced(self) -> tuple[str, int | None, int | None]:
        """Currency, price and cost."""
        return self.currency, self.price_minor, self.cost_minor


@dataclass(frozen=True, slots=True)
class Worth:
    """An order's goods: revenue in minor units, and cost where every line's is known."""

    revenue_minor: int
    cost_minor: int | None
    has_goods: bool


def unheard_of(fact: ProductFact) -> Stocked:
    """A product as its first statement makes it; its id is still to be given."""
    blank = Stocked(
        id=0,
        sku=fact.sku,
        kind="product",
        currency=fact.currency,
        cost_minor=None,
        name="",
        category="",
        brand="",
        price_minor=None,
        vat_bp=None,
        stock=None,
        url="",
        image_url="",
        group_key="",
        group_name="",
        barcode="",
        compare_at_minor=None,
        in_stock=None,
        source_version=fact.version,
        images=[],
        categories=[],
        options={},
    )
    return revised(blank, by=fact)


def revised(product: Stocked, *, by: ProductFact) -> Stocked:
    """The product after a statement: empty and None say nothing, an older statement changes nothing.

    A newer one that says the same counts as said: nothing older than it changes the product any more.
    """
    if by.version < product.source_version:
        return product
    said = {f: value for f in SAID if (value := getattr(by, f)) not in ("", None, {})}
    return msgspec.structs.replace(product, **said, **_follows(by), source_version=by.version)


SAID = (
    "name", "kind", "category", "brand", "currency", "price_minor", "cost_minor", "vat_bp", "stock", "url",
    "image_url", "group_name", "options", "barcode", "compare_at_minor",
)  # fmt: skip


def _follows(fact: ProductFact) -> dict[str, Any]:
    """What a statement says in other words than the table's: lists with their first, groups, pieces."""
    more: dict[str, Any] = {}
    if fact.images:
        more |= {"images": list(fact.images)} | ({} if fact.image_url else {"image_url": fact.images[0]})
    if fact.categories:
        more |= {"categories": list(fact.categories)}
        more |= {} if fact.category else {"category": fact.categories[0]}
    if fact.group:
        more["group_key"] = fact.group
    if fact.in_stock is not None or fact.stock is not None:
        more["in_stock"] = fact.in_stock if fact.in_stock is not None else (fact.stock or 0) > 0
    return more


def says_more(after: Stocked, *, before: Stocked) -> bool:
    """Whether anything but the moment of the last statement is different."""
    return msgspec.structs.replace(after, source_version=before.source_version) != before


def is_news(after: Stocked, *, before: Stocked) -> bool:
    """Whether a change is worth telling: each order takes pieces, and that alone is not."""
    return says_more(msgspec.structs.replace(after, stock=before.stock), before=before)


def runs_low(after: Stocked, *, before: Stocked) -> bool:
    """Whether the last pieces are left now, and weren't before."""
    if after.stock is None or before.stock is None:
        return False
    return 0 < after.stock <= FEW < before.stock


FEW = 5
"""How many pieces count as the last ones. A shop's own threshold is not told by most of them."""


def arrived(parcel: ShipmentFact) -> ShipmentFact:
    """A parcel that came to its buyer is delivered, also where the shop knows no such word."""
    if parcel.status or not parcel.delivered_at:
        return parcel
    return msgspec.structs.replace(parcel, status="delivered")


def line_cost(line: LineFact, *, product: OnShelf, currency: str) -> int | None:
    """Cost of a whole line in minor units of `currency`; None where nobody told it in that currency."""
    if line.cost_minor is not None:
        return line.cost_minor
    if product.cost_minor is None or product.currency != currency:
        return None
    return int((Decimal(product.cost_minor) * line.quantity).to_integral_value(ROUND_HALF_EVEN))


def worth(
    lines: Sequence[LineFact], *, costs: Sequence[int | None], products: Mapping[str, OnShelf]
) -> Worth:
    """What an order's goods brought and cost; lines that are no goods count nowhere."""
    goods = [
        (line, cost) for line, cost in zip(lines, costs, strict=True) if products[line.sku].kind == "product"
    ]
    known = [cost for _, cost in goods if cost is not None]
    return Worth(
        revenue_minor=sum(line.revenue_minor for line, _ in goods),
        cost_minor=sum(known) if goods and len(known) == len(goods) else None,
        has_goods=bool(goods),
    )


def shared_out(order: OrderFact, *, given_minor: int) -> tuple[RefundLineFact, ...]:
    """What the goods lose when only the sum is told that was given back, shipping and tax inside.

    Part of the order's total takes the same part of the goods; all of it takes the goods along.
    """
    goods = [line.revenue_minor if line.kind == "product" else 0 for line in order.lines]
    whole = given_minor >= order.total_minor
    taken = sum(goods) if whole else sum(goods) * given_minor // order.total_minor
    return tuple(
        RefundLineFact(
            key=line.key,
            sku=line.sku,
            quantity=line.quantity if whole else Decimal(0),
            revenue_minor=share,
            name=line.name,
            kind=line.kind,
        )
        for line, share in zip(
            order.lines, split(taken, weights=[max(worth, 0) for worth in goods]), strict=True
        )
        if share
    )

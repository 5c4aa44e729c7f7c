"""What does a new statement make of a product, and what is an order worth and what did it cost?

Pure: values in, values out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal

import msgspec

from regulars.commerce.facts import LineFact, OrderFact, ProductFact, RefundLineFact
from regulars.money import split


class Stocked(msgspec.Struct, frozen=True):
    """A product as it stands in its table."""

    id: int
    sku: str
    name: str
    kind: str
    category: str
    brand: str
    currency: str
    price_minor: int | None
    cost_minor: int | None
    vat_bp: int | None
    stock: int | None
    url: str
    image_url: str
    source_version: datetime

    def priced(self) -> tuple[int | None, int | None]:
        """Price and cost."""
        return self.price_minor, self.cost_minor


@dataclass(frozen=True, slots=True)
class Worth:
    """An order's goods: revenue in minor units, and cost where every line's is known."""

    revenue_minor: int
    cost_minor: int | None
    has_goods: bool


def revised(product: Stocked, *, by: ProductFact) -> Stocked:
    """The product after a statement: empty and None say nothing, an older statement changes nothing.

    A newer one that says the same counts as said: nothing older than it changes the product any more.
    """
    if by.version < product.source_version:
        return product
    fields = (
        "name", "kind", "category", "brand", "currency", "price_minor", "cost_minor", "vat_bp", "stock",
        "url", "image_url",
    )  # fmt: skip
    told = {f: value for f in fields if (value := getattr(by, f)) not in ("", None)}
    return msgspec.structs.replace(product, **told, source_version=by.version)


def says_more(after: Stocked, *, before: Stocked) -> bool:
    """Whether anything but the moment of the last statement is different."""
    return msgspec.structs.replace(after, source_version=before.source_version) != before


def line_cost(line: LineFact, *, product: Stocked, currency: str) -> int | None:
    """Cost of a whole line in minor units of `currency`; None where nobody told it in that currency."""
    if line.cost_minor is not None:
        return line.cost_minor
    if product.cost_minor is None or product.currency != currency:
        return None
    return int((Decimal(product.cost_minor) * line.quantity).to_integral_value(ROUND_HALF_EVEN))


def worth(
    lines: Sequence[LineFact], *, costs: Sequence[int | None], products: Mapping[str, Stocked]
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

"""What is each line of an order worth, when discounts, tax and totals are told for the order as a whole?

Pure. What the order says as a whole is shared out over its lines by their worth, to the last cent; whether
its prices have the tax in them is told by which sum makes the total.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from regulars.connectors.files.kinds import DISCOUNT
from regulars.money import split

ADDED, INCLUDED = "added", "included"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What is told of an order as a whole, in minor units; None where nothing is said.

    subtotal: goods after discounts. tax_is: `added` to the prices, `included` in them, or '' unknown.
    """

    subtotal: int | None = None
    discount: int | None = None
    shipping: int | None = None
    tax: int | None = None
    total: int | None = None
    tax_is: str = ""


class Line(NamedTuple):
    """One line of a document as told.

    net, gross: after and before its own discount. thousandths: of the quantity. cost: of all of it.
    """

    kind: str
    net: int
    gross: int | None = None
    tax: int | None = None
    key: str = ""
    sku: str = ""
    name: str = ""
    category: str = ""
    thousandths: int = 1000
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Worth:
    """What an order comes to. Per line: revenue without tax where it is known, discount and tax."""

    revenue: list[int]
    discount: list[int]
    tax: list[int | None]
    order_discount: int
    shipping: int
    order_tax: int | None
    total: int


def as_told(items: Sequence[Line]) -> Worth:
    """What an order comes to of which only the lines tell, without tax and discounts."""
    revenue = [item.net for item in items]
    shipping = sum(item.net for item in items if item.kind == "shipping")
    return Worth(revenue, [0] * len(items), [None] * len(items), 0, shipping, None, sum(revenue))


def worth(items: Sequence[Line], whole: Whole) -> Worth:
    """Share out what the order says over its lines. Lines that are discounts themselves end up at 0."""
    own = [max((item.gross or item.net) - item.net, 0) for item in items]
    spread = _spread(items, whole, has_own=any(own))
    shares = split(spread, weights=[_weight(item) for item in items]) if spread else [0] * len(items)
    net = [0 if _lowers(item) else item.net - share for item, share in zip(items, shares, strict=True)]
    shipping = (
        whole.shipping if whole.shipping is not None else sum(i.net for i in items if i.kind == "shipping")
    )
    outside = shipping if whole.shipping is not None else 0
    order_tax = whole.tax if whole.tax is not None else _sum_of([item.tax for item in items])
    tax_is = whole.tax_is or _tax_is(goods=sum(net), shipping=outside, tax=order_tax or 0, total=whole.total)
    tax = _taxes(items, net=net, shipping=outside, tax=order_tax)
    revenue = [n - (t or 0) if tax_is == INCLUDED else n for n, t in zip(net, tax, strict=True)]
    reckoned = sum(net) + outside + (order_tax or 0 if tax_is == ADDED else 0)
    return Worth(
        revenue=revenue,
        discount=[a + b for a, b in zip(own, shares, strict=True)],
        tax=tax,
        order_discount=sum(own) + spread,
        shipping=shipping,
        order_tax=order_tax,
        total=whole.total if whole.total is not None else reckoned,
    )


def _spread(items: Sequence[Line], whole: Whole, *, has_own: bool) -> int:
    """What was taken off the order beside the lines' own discounts; never more than its goods cost."""
    lowered = -sum(item.net for item in items if _lowers(item))
    goods = sum(_weight(item) for item in items)
    if whole.subtotal is not None:
        taken = goods - whole.subtotal
    elif whole.discount is not None and not has_own:
        taken = abs(whole.discount) + lowered
    else:
        taken = lowered
    return min(max(taken, 0), goods)


def _lowers(item: Line) -> bool:
    return item.kind == DISCOUNT and item.net < 0


def _weight(item: Line) -> int:
    """Only what was sold bears a part of the order's discount."""
    return max(item.net, 0) if item.kind in {"product", "gift_card", "sample", "test"} else 0


def _tax_is(*, goods: int, shipping: int, tax: int, total: int | None) -> str:
    """Whether the tax must be added to make the total; where nothing tells, shops' prices have it in them."""
    if total is None or not tax:
        return INCLUDED
    return ADDED if abs(goods + shipping + tax - total) < abs(goods + shipping - total) else INCLUDED


def _taxes(items: Sequence[Line], *, net: Sequence[int], shipping: int, tax: int | None) -> list[int | None]:
    """Each line's tax: its own where it is told, else its share of the order's, shipping's share left out."""
    if any(item.tax is not None for item in items):
        return [item.tax for item in items]
    if tax is None:
        return [None] * len(items)
    *shares, _of_shipping = split(tax, weights=[*(max(amount, 0) for amount in net), max(shipping, 0)])
    return list(shares)


def _sum_of(values: Sequence[int | None]) -> int | None:
    told = [value for value in values if value is not None]
    return sum(told) if told else None

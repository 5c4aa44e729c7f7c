"""What did a Shopify refund give back?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from regulars.commerce.facts import RefundFact, RefundLineFact
from regulars.connectors.shopify.amounts import discounts, minor, number, taxes, word
from regulars.connectors.shopify.goods import gross_of, kind_of, sku_of
from regulars.connectors.shopify.shapes import Amount, Line, Refund, RefundLine, Transaction
from regulars.money import split

RESTOCKED = {"return": "return", "legacy_restock": "return", "cancel": "cancel"}

MOVED = {"success", "pending"}
PENDING = "pending_refund_discrepancy"
"""Why an adjustment is made for money that is on its way; webhooks tell it with spaces."""


@dataclass(frozen=True, slots=True)
class Returned:
    """One line of a refund in minor units: what its goods take from the revenue, and their tax."""

    line: RefundLine
    revenue: int
    tax: int


def refund_of(refund: Refund, *, order_id: str, currency: str) -> RefundFact:
    """The refund as a fact. Who bought is the order's matter; staff's note may name people and stays out.

    A difference between what was owed and what was paid out (an order adjustment) is the lines' matter too:
    a restocking fee lowers them, goodwill raises them; without goods it is the refund's total alone. What is
    on its way counts as paid out.
    """
    returned = [returned_by(line, currency=currency) for line in refund.refund_line_items]
    shipping = shipping_back(refund, currency=currency)
    beyond = -sum(
        minor(a.amount, a.amount_set, currency=currency)
        for a in refund.order_adjustments
        if a.kind != "shipping_refund" and word(a.reason).replace(" ", "_") != PENDING
    )
    owed = sum(part.revenue + part.tax for part in returned) + shipping + beyond
    paid = paid_back(refund, currency=currency)
    return RefundFact(
        external_id=number(refund),
        refunded_at=refund.processed_at or refund.created_at,
        currency=currency,
        lines=(*goods_back(returned, beyond=beyond), *shipping_line(shipping)),
        total_minor=max(owed, 0) if paid is None else paid,
        order_external_id=order_id,
        reason=reason(refund.refund_line_items),
    )


def returned_by(line: RefundLine, *, currency: str) -> Returned:
    """What a refunded line comes to without tax."""
    tax = minor(line.total_tax, line.total_tax_set, currency=currency)
    item = line.line_item
    if line.subtotal is None and line.subtotal_set is None:
        subtotal = minor(item.price, item.price_set, currency=currency, times=line.quantity)
    else:
        subtotal = minor(line.subtotal, line.subtotal_set, currency=currency)
    inside = tax_is_inside(item, currency=currency)
    return Returned(line, revenue=subtotal - tax * inside, tax=tax)


def tax_is_inside(line: Line, *, currency: str) -> bool:
    """Whether a line's price holds its tax already. A refund doesn't say, its line's numbers do.

    With a base b and the rate r, a tax of b * r was added to the price, one of b * r / (1 + r) is inside.
    """
    rates = [tax.rate for tax in line.tax_lines or () if tax.rate]
    tax = taxes(line.tax_lines or (), currency=currency)
    if not rates or not tax:
        return False
    rate = Fraction(sum(rates))
    base = gross_of(line, currency=currency) - discounts(line.discount_allocations, currency=currency)
    return abs(base * rate / (1 + rate) - tax) < abs(base * rate - tax)


def shipping_back(refund: Refund, *, currency: str) -> int:
    """Refunded shipping: lines of their own since API version 2024-10, adjustments before."""
    if refund.refund_shipping_lines:
        return sum(
            minor(None, line.subtotal_amount_set, currency=currency) for line in refund.refund_shipping_lines
        )
    return -sum(
        minor(a.amount, a.amount_set, currency=currency)
        for a in refund.order_adjustments
        if a.kind == "shipping_refund"
    )


def goods_back(returned: Sequence[Returned], *, beyond: int) -> Iterator[RefundLineFact]:
    """The refunded lines, with what was paid out beyond them (or kept, below zero) shared out over them."""
    shares = split(abs(beyond), weights=[part.revenue for part in returned])
    for part, share in zip(returned, shares, strict=True):
        item = part.line.line_item
        yield RefundLineFact(
            key=number(part.line),
            sku=sku_of(item),
            quantity=Decimal(part.line.quantity),
            revenue_minor=max(part.revenue + (share if beyond > 0 else -share), 0),
            name=item.name or item.title or "",
            kind=kind_of(item),
        )


def shipping_line(amount: int) -> Iterator[RefundLineFact]:
    """Shipping that was given back, if any."""
    if amount > 0:
        yield RefundLineFact(
            key="shipping", sku="shipping", quantity=Decimal(1), revenue_minor=amount, kind="shipping"
        )


def paid_back(refund: Refund, *, currency: str) -> int | None:
    """The money that went back; None where that isn't told, or was in another currency than the shop's."""
    if refund.transactions is None:
        return None
    transactions = (t for t in refund.transactions if word(t.kind) == "refund" and word(t.status) in MOVED)
    moved = [moved_by(transaction) for transaction in transactions]
    if any(each.currency_code not in {"", currency} for each in moved):
        return None
    return sum(minor(each.amount, None, currency=currency) for each in moved)


def moved_by(transaction: Transaction) -> Amount:
    """What a payment moved, in its own currency."""
    paired = transaction.amount_set and transaction.amount_set.presentment_money
    return paired or Amount(transaction.amount, transaction.currency or "")


def reason(lines: Sequence[RefundLine]) -> str:
    """Why, as far as the stock tells: `return` of what was delivered, `cancel` before that, '' unknown."""
    found = [RESTOCKED[how] for line in lines if (how := word(line.restock_type)) in RESTOCKED]
    return found[0] if found else ""

"""What does each line of an order or a basket bring in, after what is taken off? Pure."""

from regulars.commerce.facts import LineFact
from regulars.connectors.json_events import order_shapes as o
from regulars.connectors.json_events.refusal import Amounts, Refused, check_keys, pieces
from regulars.money import split

DISCOUNTED = {"product", "gift_card", "sample", "test"}
"""Kinds of lines that bear a share of an order's discount."""


def discounts(order: o.Order, *, amounts: Amounts) -> list[int]:
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


def own_discounts(lines: list[o.Line], *, amounts: Amounts) -> list[int]:
    return [amounts.minor(line.discount, f".lines[{n}].discount") for n, line in enumerate(lines)]


def gross(line: o.Line, *, n: int, amounts: Amounts) -> int:
    """A line before its discount. Raises Refused."""
    quantity = pieces(line.quantity, place=f"{amounts.where}.lines[{n}]")
    return amounts.minor(line.price * quantity, f".lines[{n}].price")


def line_facts(
    lines: list[o.Line], taken_off: list[int], *, amounts: Amounts, tax_inside: bool = False
) -> tuple[LineFact, ...]:
    """The lines with what each brings in, after what is taken off it. Raises Refused."""
    facts = tuple(
        line_fact(line, n=n, discount=off, amounts=amounts, tax_inside=tax_inside)
        for n, (line, off) in enumerate(zip(lines, taken_off, strict=True))
    )
    check_keys(facts, place=f"{amounts.where}.lines")
    return facts


def line_fact(line: o.Line, *, n: int, discount: int, amounts: Amounts, tax_inside: bool) -> LineFact:
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

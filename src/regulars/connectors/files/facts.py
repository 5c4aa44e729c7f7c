"""Which facts do the judged lines of an orders file state?

Ids and keys come from the file alone, so that the same file states the same facts each time.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Row
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

import polars as pl

from regulars.commerce.facts import SUMMED, Buyer, Fact, LineFact, OrderFact, RefundFact, RefundLineFact
from regulars.commerce.rules import shared_out
from regulars.connectors.files.amounts import Line, Whole, Worth, as_told, worth
from regulars.connectors.files.documents import RETURN, SALE
from regulars.connectors.files.kinds import DISCOUNT
from regulars.connectors.files.mapping import Mapping
from regulars.connectors.files.people import buyer, consents
from regulars.connectors.files.reading import LINE
from regulars.connectors.files.words import CANCELLED, REFUNDED

OF_LINE = ("kind", "net", "gross", "line_tax", "key", "sku", "product", "category", "thousandths", "cost")
HEAD = (
    "order_id", "order_number", "placed_at", "cancelled_at", "updated_at", "currency", "customer_id", "email",
    "phone", "name", "first_name", "last_name", "country", "language", "birth_date", "subtotal", "shipping",
    "order_discount", "order_tax", "order_total", "refunded", "original_order", "channel", "consent_email",
    "consent_sms", "standing", "role", "plain",
)  # fmt: skip
WHOLE = ("subtotal", "shipping", "order_discount", "order_tax", "order_total")


def arranged(lines: pl.DataFrame, *, orders: Row[str, str]) -> pl.DataFrame:
    """The lines of sales and returns, documents whole and in the order of time, with the key of each line.

    orders: the order that each return was found to belong to. A product that stands on several lines of
    a document is told apart by its number: `sku`, `sku#2`, ...
    """
    found = pl.DataFrame(
        {"order": list(orders), "of": list(orders.values())}, schema={"order": pl.String, "of": pl.String}
    )
    told = (
        lines.filter(pl.col("role").is_in([SALE, RETURN]))
        .join(_repeats(lines), on=LINE, how="left")
        .with_columns(
            key=pl.when(pl.col("again") > 1).then(pl.format("{}#{}", "sku", "again")).otherwise("sku"),
            placed_at=pl.col("placed_at").min().over("order"),
            begins=pl.col(LINE).min().over("order"),
            product=pl.col("product").fill_null(""),
            category=pl.col("category").fill_null(""),
            thousandths=(pl.col("quantity") * 1000).round(0).cast(pl.Int64),
            plain=_is_plain().all().over("order"),
        )
    )
    wanted = ("order", LINE, "begins", *OF_LINE, *HEAD)
    return (
        told.select(wanted)
        .join(found, on="order", how="left")
        .with_columns(original_order=pl.coalesce("original_order", "of"))
        .sort("placed_at", "begins", LINE)
    )


def _repeats(lines: pl.DataFrame) -> pl.DataFrame:
    """For products that stand on several lines of a document: the how-manieth of them each line is."""
    several = lines.select(LINE, "order", "sku").filter(pl.struct("order", "sku").is_duplicated())
    return several.select(LINE, again=pl.int_range(1, pl.len() + 1).over("order", "sku"))


def _is_plain() -> pl.Expr:
    """Whether a line's revenue is what it says itself: nothing is told of the whole order, or of its tax."""
    silent = pl.all_horizontal(pl.col(name).is_null() for name in (*WHOLE, "line_tax"))
    undiscounted = (pl.col("gross") == pl.col("net")).fill_null(value=True) & (pl.col("kind") != DISCOUNT)
    return silent & undiscounted


def facts(chunk: pl.DataFrame, *, mapping: Mapping) -> Iterator[Fact]:
    """The facts of whole documents."""
    rows = list(map(Line._make, chunk.select(OF_LINE).rows()))
    heads = chunk.group_by("order", maintain_order=True).agg(
        pl.len().alias("rows"), pl.col(LINE).first().alias("line"), *(pl.col(name).first() for name in HEAD)
    )
    at = 0
    for head in heads.iter_rows(named=True):
        lines = rows[at : at + head["rows"]]
        at += head["rows"]
        who = buyer(head)
        if head["role"] == RETURN:
            yield from _returned(head, lines, who)
        else:
            came_to = as_told(lines) if head["plain"] else worth(lines, _whole(head, tax_is=mapping.tax))
            yield from _sold(head, lines, who, came_to)
            yield from consents(head, who, at=head["placed_at"], called=mapping.columns)


def external_id(head: Row[str, Any]) -> str:
    """The shop's own id of a document, or else the number by which the file calls it."""
    return str(head["order_id"] or head["order"])


def version(head: Row[str, Any]) -> datetime:
    """The last moment that the file tells of a document."""
    moments: list[datetime] = [
        moment for name in ("placed_at", "cancelled_at", "updated_at") if (moment := head[name])
    ]
    return max(moments)


def _whole(head: Row[str, Any], *, tax_is: str) -> Whole:
    return Whole(
        subtotal=head["subtotal"],
        discount=head["order_discount"],
        shipping=head["shipping"],
        tax=head["order_tax"],
        total=head["order_total"],
        tax_is=tax_is,
    )


def _sold(head: Row[str, Any], lines: Sequence[Line], who: Buyer, came_to: Worth) -> Iterator[Fact]:
    order = OrderFact(
        external_id=external_id(head),
        number=head["order_number"] or head["order"],
        placed_at=head["placed_at"],
        currency=head["currency"],
        buyer=who,
        lines=tuple(
            LineFact(
                key=line.key,
                sku=line.sku,
                quantity=counted(line.thousandths),
                revenue_minor=revenue,
                name=line.name,
                kind=fact_kind(line.kind),
                category=line.category,
                discount_minor=discount,
                tax_minor=tax,
                cost_minor=line.cost,
            )
            for line, revenue, discount, tax in zip(
                lines, came_to.revenue, came_to.discount, came_to.tax, strict=True
            )
        ),
        total_minor=came_to.total,
        version=version(head),
        discount_minor=came_to.order_discount,
        shipping_minor=came_to.shipping,
        tax_minor=came_to.order_tax,
        cancelled_at=version(head) if head["standing"] == CANCELLED else None,
        channel=head["channel"] or "",
    )
    yield order
    if refund := _summed(head, order):
        yield refund


def _summed(head: Row[str, Any], order: OrderFact) -> RefundFact | None:
    """What was given back of an order, when only the sum is told: shared out over its lines."""
    sum_minor = head["refunded"] or (order.total_minor if head["standing"] == REFUNDED else 0)
    if sum_minor <= 0 or head["standing"] == CANCELLED:
        return None
    return RefundFact(
        external_id=f"{order.external_id}{SUMMED}",
        order_external_id=order.external_id,
        refunded_at=order.version,
        currency=order.currency,
        lines=shared_out(order, given_minor=sum_minor),
        total_minor=min(sum_minor, order.total_minor),
        buyer=order.buyer,
    )


def _returned(head: Row[str, Any], lines: Sequence[Line], who: Buyer) -> Iterator[Fact]:
    """A return document: what came back, and apart from it a discount that was given afterwards."""
    back = [line for line in lines if line.kind != DISCOUNT and line.net <= 0]
    allowed = -sum(line.net for line in lines if line.kind == DISCOUNT)
    told = {
        "order_external_id": head["original_order"] or "",
        "refunded_at": head["placed_at"],
        "currency": head["currency"],
        "buyer": who,
    }
    if back:
        yield RefundFact(
            external_id=external_id(head),
            lines=tuple(
                RefundLineFact(
                    key=line.key,
                    sku=line.sku,
                    quantity=counted(-line.thousandths),
                    revenue_minor=-line.net,
                    name=line.name,
                    kind=line.kind,
                )
                for line in back
            ),
            total_minor=-sum(line.net for line in back),
            **told,
        )
    if allowed > 0:
        yield RefundFact(
            external_id=f"{external_id(head)}:{DISCOUNT}",
            lines=(),
            total_minor=allowed,
            reason=DISCOUNT,
            **told,
        )


@lru_cache(maxsize=10_000)
def counted(thousandths: int) -> Decimal:
    """A quantity without trailing zeros, so that 12 and 12.000 are one statement."""
    whole, rest = divmod(thousandths, 1000)
    return Decimal(thousandths).scaleb(-3).normalize() if rest else Decimal(whole)


def fact_kind(kind: str) -> str:
    """A line's kind as the catalogue knows it: a discount is a correction there."""
    return "adjustment" if kind == DISCOUNT else kind

"""What do tables of an OpenCart database say together?

Its orders stand in three tables: `oc_order`, `oc_order_product` for the lines and `oc_order_total` for
postage, tax and discounts. They are joined into one row per line, as other shops export them. Amounts are
kept there in the shop's own currency, and become the order's by its `currency_value`; the tax of a line is
told for one piece, and before what coupons took off. Columns as in OpenCart 3 and 4 (upload/install of
github.com/opencart/opencart).
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from html import unescape
from math import prod

import polars as pl

from regulars.connectors.files.headers import plain
from regulars.connectors.files.words import SOLD, meaning

ORDERS, LINES, TOTALS, STATUSES = "order", "order_product", "order_total", "order_status"
CUSTOMERS, PRODUCTS, DESCRIPTIONS = "customer", "product", "product_description"

SIGNATURES = {
    LINES: {"order_product_id", "order_id", "model", "quantity", "price", "total", "tax"},
    TOTALS: {"order_total_id", "order_id", "code", "value"},
    ORDERS: {"order_id", "order_status_id", "currency_code", "currency_value", "date_added", "total"},
    CUSTOMERS: {"customer_id", "customer_group_id", "firstname", "email", "newsletter", "date_added"},
    PRODUCTS: {"product_id", "model", "quantity", "price", "manufacturer_id"},
    DESCRIPTIONS: {"product_id", "language_id", "name", "meta_title"},
    STATUSES: {"order_status_id", "language_id", "name"},
}
"""By which columns each table is known; those of an older one may be there beside them."""

PLACED_STATUSES = {
    "1": "Pending", "2": "Processing", "3": "Shipped", "5": "Complete", "7": "Canceled", "8": "Denied",
    "9": "Canceled Reversal", "10": "Failed", "11": "Refunded", "12": "Reversed", "13": "Chargeback",
    "14": "Expired", "15": "Processed", "16": "Voided",
}  # fmt: skip
"""The statuses that OpenCart is installed with; the shop's own stand in `oc_order_status`."""

ABANDONED = "abandoned"
"""Of status 0: somebody came as far as the checkout, and no order was placed."""

PAID_WITH = {"voucher", "credit"}
"""Totals that lower what is left to pay, and not what was sold."""

NOT_LOWERED_BY = PAID_WITH | {"sub_total", "shipping", "tax", "total"}
"""Any other total lowers the order, or is a fee on top of it: for handling, or for a small order."""

CENTS = Decimal("0.0001")
PARTS = ("shipping", "tax", "discount")


def piece_of(headers: Sequence[str]) -> str:
    """Which table of an OpenCart database has these columns; '' when none has."""
    there = {"_".join(plain(header).split()) for header in headers}
    return next((piece for piece, columns in SIGNATURES.items() if columns <= there), "")


def is_without_orders(pieces: Mapping[str, object]) -> bool:
    """Whether there are lines or totals of orders, and not the orders themselves."""
    return ORDERS not in pieces and bool({LINES, TOTALS} & pieces.keys())


def joined(pieces: Mapping[str, pl.DataFrame], *, line: str) -> list[tuple[str, pl.DataFrame]]:
    """The tables that can be imported, each under the name of the one whose lines it keeps.

    line: the column with each row's line.
    """
    told = {piece: _tidy(frame, line=line) for piece, frame in pieces.items()}
    found: list[tuple[str, pl.DataFrame]] = []
    if ORDERS in told:
        orders = _orders(told[ORDERS], statuses=told.get(STATUSES), totals=told.get(TOTALS))
        sold = told.get(LINES)
        if sold is not None and TOTALS in told:
            sold = _with_fees(sold, totals=told[TOTALS], line=line)
        lines = _lines(sold, orders, line=line) if sold is not None else None
        if lines is not None:
            found.append((LINES, lines))
            orders = orders.join(lines.select("order_id").unique(), on="order_id", how="anti")
        if orders.height:
            found.append((ORDERS, orders.select(line, *(c for c in HEAD if c in orders.columns))))
    if PRODUCTS in told:
        found.append((PRODUCTS, _products(told[PRODUCTS], told.get(DESCRIPTIONS))))
    if CUSTOMERS in told:
        found.append((CUSTOMERS, told[CUSTOMERS]))
    return found


HEAD = (
    "order_id", "date_added", "date_modified", "order_status", "customer_id", "email", "telephone",
    "firstname", "lastname", "country", "language_code", "currency_code", "order_total", "shipping",
    "order_tax", "discount",
)  # fmt: skip
WRITTEN = ("name", "firstname", "lastname", "model")
SOLD_AS = ("order_id", "model", "name", "quantity", "total", "tax")
OF_LINE = ("product_model", "product_name", "product_quantity", "product_total", "product_tax")


def _tidy(frame: pl.DataFrame, *, line: str) -> pl.DataFrame:
    """Columns by OpenCart's own names; it keeps what people write as HTML."""
    told = frame.rename({name: "_".join(plain(name).split()) for name in frame.columns if name != line})
    written = [name for name in WRITTEN if name in told.columns]
    return told.with_columns(
        pl.Series(name, [unescape(text) if text else text for text in told[name]], dtype=pl.String)
        for name in written
    )


def _orders(
    orders: pl.DataFrame, *, statuses: pl.DataFrame | None, totals: pl.DataFrame | None
) -> pl.DataFrame:
    """The orders with their status in words and their amounts in their own currency."""
    named = PLACED_STATUSES | (_names_of(statuses) if statuses is not None else {}) | {"0": ABANDONED}
    country = [name for name in ("shipping_country", "payment_country") if name in orders.columns]
    told = orders.with_columns(
        pl.col("order_status_id").replace(named).alias("order_status"),
        order_total=_exchanged(orders["total"], orders["currency_value"]),
        **({"country": pl.coalesce(pl.col(name).replace("", None) for name in country)} if country else {}),
    )
    if totals is None:
        return told
    told = told.join(_sums(totals), on="order_id", how="left", maintain_order="left")
    return told.with_columns(
        _exchanged(told[name], told["currency_value"]).alias(name)
        for name in ("shipping", "order_tax", "discount")
    )


def _names_of(statuses: pl.DataFrame) -> dict[str, str]:
    """Each status by a name that we know the meaning of, in whichever of its languages."""
    named: dict[str, str] = {}
    for status, name in statuses.select("order_status_id", "name").drop_nulls().iter_rows():
        if status not in named or meaning(named[status]) == SOLD:
            named[status] = name
    return named


def _sums(totals: pl.DataFrame) -> pl.DataFrame:
    """Per order: postage, tax, what lowered it, in the shop's currency; and the part of its goods left."""
    sums: dict[str, dict[str, Decimal]] = {}
    for order, code, value in totals.select("order_id", "code", "value").iter_rows():
        of = sums.setdefault(order, dict.fromkeys((*PARTS, "sub_total"), Decimal(0)))
        amount = _amount(value) or Decimal(0)
        if code in ("shipping", "tax", "sub_total"):
            of[code] += amount
        elif code not in NOT_LOWERED_BY and amount < 0:
            of["discount"] -= amount
    return pl.DataFrame(
        [(order, *(str(of[name]) for name in PARTS), str(_left(of))) for order, of in sums.items()],
        schema=dict.fromkeys(("order_id", "shipping", "order_tax", "discount", "left"), pl.String()),
        orient="row",
    )


def _left(of: Mapping[str, Decimal]) -> Decimal:
    """The part of the goods' price that discounts left."""
    goods = of["sub_total"]
    return max(1 - of["discount"] / goods, Decimal(0)) if goods > 0 else Decimal(1)


def _with_fees(lines: pl.DataFrame, *, totals: pl.DataFrame, line: str) -> pl.DataFrame:
    """The lines, and one for each fee on their orders."""
    fees = pl.DataFrame(
        [
            (number, order, f"fee:{code}", "Fee", "1", value, None)
            for number, order, code, value in totals.select(line, "order_id", "code", "value").iter_rows()
            if code not in NOT_LOWERED_BY and (_amount(value) or 0) > 0
        ],
        schema={line: totals[line].dtype, **dict.fromkeys(SOLD_AS, pl.String())},
        orient="row",
    )
    known = fees.join(lines.select("order_id").unique(), on="order_id", how="semi", maintain_order="left")
    return pl.concat([lines.select(line, *SOLD_AS), known])


def _lines(lines: pl.DataFrame, orders: pl.DataFrame, *, line: str) -> pl.DataFrame:
    """A row for each line, with its order's columns beside it."""
    head = [name for name in HEAD if name in orders.columns]
    rows = lines.select(line, *SOLD_AS).rename(
        {"model": "product_model", "name": "product_name", "quantity": "product_quantity"}
    )
    beside = orders.select(
        *head, "currency_value", "left" if "left" in orders.columns else pl.lit("1").alias("left")
    )
    rows = rows.join(beside, on="order_id", how="left", maintain_order="left")
    rate, left = rows["currency_value"], rows["left"].fill_null("1")
    return rows.with_columns(
        product_total=_exchanged(rows["total"], rate),
        product_tax=_exchanged(rows["tax"], rate, rows["product_quantity"], left),
    ).select(line, *head, *OF_LINE)


def _products(products: pl.DataFrame, descriptions: pl.DataFrame | None) -> pl.DataFrame:
    """The products, named in the language that describes most of them."""
    if descriptions is None:
        return products
    usual = descriptions["language_id"].mode().sort().first()
    names = descriptions.filter(pl.col("language_id") == usual).select("product_id", "name")
    return products.join(names.unique("product_id"), on="product_id", how="left", maintain_order="left")


def _exchanged(amounts: pl.Series, *by: pl.Series) -> pl.Series:
    """Amounts times their rates, or more, as text; what is no number stays as it is, and is told as that."""
    return pl.Series([_product(*factors) for factors in zip(amounts, *by, strict=True)], dtype=pl.String)


def _product(amount: str | None, *by: str | None) -> str | None:
    factors = [factor for text in (amount, *by) if (factor := _amount(text)) is not None]
    if len(factors) <= len(by):
        return amount
    try:
        return str(prod(factors, start=Decimal(1)).quantize(CENTS))
    except InvalidOperation:
        return amount


def _amount(text: str | None) -> Decimal | None:
    try:
        amount = Decimal((text or "").strip())
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None

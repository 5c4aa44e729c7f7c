"""What does each row of an orders file say, as one line of one order?

Column-wise: order columns that stand only on an order's first row are filled down, amounts become minor
units, products get the spelling, name and kind that they bear most often.
"""

import polars as pl
from babel.numbers import list_currencies

from regulars.connectors.files.cells import AMOUNT, PLACED_AS_TOLD, Cells, texts
from regulars.connectors.files.errors import TotalsAlone
from regulars.connectors.files.evidence import MOMENTS, NUMBERS
from regulars.connectors.files.fields import FIELDS, ORDERS, WHO, fields_of
from regulars.connectors.files.kinds import DISCOUNT, kind_of
from regulars.connectors.files.mapping import Mapping
from regulars.connectors.files.reading import Table
from regulars.money import exponent

NOT_ITEMISED = "not-itemised"
"""The product code of what an order without lines is about."""

NUMBER = pl.Decimal(38, 9)
COLUMNS: dict[str, pl.DataType] = {
    **dict.fromkeys(FIELDS, pl.String()),
    **dict.fromkeys(MOMENTS, pl.Datetime("us", "UTC")),
    **dict.fromkeys(NUMBERS, AMOUNT),
    "birth_date": pl.Date(),
}  # fmt: skip
MONEY = (
    "line_tax", "subtotal", "shipping", "order_discount", "order_tax", "order_total", "refunded", "unit_cost",
)  # fmt: skip


def order_lines(cells: Cells) -> pl.DataFrame:
    """The lines of an orders file that can be understood; the others are noted in `cells`.

    Adds to our fields: `order`, by which rows belong together, and how many `rows` it has; `net`, `gross`
    and each of MONEY as integer minor units of the row's currency; `kind`; `free`, whether its price is 0.
    """
    cells.frame = _filled(cells)
    _hold_back_unplaced(cells)
    _hold_back_other_buyers(cells)
    _settle_currency(cells)
    frame = cells.left().with_columns(pl.col("quantity").fill_null(1) if not cells.has("quantity") else [])
    cells.frame = _named(_in_minor_units(frame, totals_alone=tells_totals_alone(cells.mapping)), cells)
    _hold_back_meaningless(cells)
    return products_settled(cells.left())


def tells_totals_alone(mapping: Mapping) -> bool:
    """Whether rows name products, and only the order as a whole has an amount."""
    of_rows = {"unit_price", "line_total", "line_subtotal"}
    return bool({"sku", "product"} & mapping.columns.keys()) and not of_rows & mapping.columns.keys()


def check_amounts(table: Table, mapping: Mapping) -> None:
    """Raises TotalsAlone when most rows share an order whose total is all that is told of amounts."""
    if mapping.subject != ORDERS or not tells_totals_alone(mapping) or "order_id" not in mapping.columns:
        return
    of_orders = Mapping(subject=ORDERS, columns={"order_id": mapping.columns["order_id"]})
    filled = texts(table, of_orders)["order_id"].forward_fill()
    if 2 * int(filled.is_unique().sum()) < len(filled):
        raise TotalsAlone(column=mapping.columns.get("order_total", ""))


def _filled(cells: Cells) -> pl.DataFrame:
    """Every field there, and what belongs to the order told on each of its rows."""
    frame = cells.frame.with_columns(
        pl.lit(None, dtype=COLUMNS[name]).alias(name)
        for name in fields_of(ORDERS)
        if name not in cells.frame.columns
    )
    frame = _continued(frame, cells)
    key = "order_number" if cells.has("order_number") else "order_id"
    frame = frame.with_columns(pl.coalesce(key, "order_id").alias("order"))
    frame = frame.with_columns(rows=pl.len().over("order"))
    gaps = [
        name
        for name in cells.mapping.columns
        if FIELDS[name].per == "order" and 0 < frame[name].null_count() < frame.height
    ]
    return frame.with_columns(
        pl.coalesce(name, pl.col(name).drop_nulls().first().over("order")).alias(name) for name in gaps
    )


def _continued(frame: pl.DataFrame, cells: Cells) -> pl.DataFrame:
    """Rows that name nothing of an order but something of a line go on with the order above them."""
    of_order = [name for name in cells.mapping.columns if FIELDS[name].per == "order"]
    of_line = [name for name in cells.mapping.columns if FIELDS[name].per == "line"]
    if not of_line:
        return frame
    goes_on = pl.all_horizontal(pl.col(n).is_null() for n in of_order) & pl.any_horizontal(
        pl.col(n).is_not_null() for n in of_line
    )
    return frame.with_columns(
        pl.when(goes_on).then(pl.col(name).forward_fill()).otherwise(pl.col(name)).alias(name)
        for name in ("order_id", "order_number")
        if name in of_order
    )


def _hold_back_unplaced(cells: Cells) -> None:
    """Rows without an order or a date."""
    left = cells.left()
    cells.hold_back(left.filter(pl.col("order").is_null()), reason="no_order", of="order_id")
    cells.hold_back(
        left.filter(pl.col("order").is_not_null() & pl.col("placed_at").is_null()),
        reason="no_date",
        of="placed_at",
    )
    late = left.filter(pl.col("placed_at") > pl.lit(cells.terms.at).dt.offset_by("2d"))
    cells.hold_back(late, reason="future_date", of="placed_at", value=PLACED_AS_TOLD)


def _hold_back_other_buyers(cells: Cells) -> None:
    """Rows whose order names somebody else before them; the strongest identifier that is told counts."""
    stronger: list[str] = []
    for name in (name for name in WHO if cells.has(name)):
        same = pl.col(name).str.to_lowercase().str.replace_all(r"[\s()-]", "")
        differs = (same != same.first().over("order")) & pl.all_horizontal(
            pl.lit(value=True), *(pl.col(other).is_null() for other in stronger)
        )
        others = cells.left().filter(differs)
        cells.hold_back(others, reason="other_buyer", of=name, value=name)
        stronger.append(name)


def _settle_currency(cells: Cells) -> None:
    """The currency of each row, the shop's where none is named."""
    told = pl.col("currency").str.to_uppercase().fill_null(cells.terms.currency)
    frame = cells.frame.with_columns(told.alias("currency"))
    known = pl.Series(sorted(list_currencies())).implode()
    unknown = frame.filter(~pl.col("currency").is_in(known))
    cells.hold_back(unknown, reason="unknown_currency", of="currency", value="currency")
    cells.frame = frame


def _in_minor_units(frame: pl.DataFrame, *, totals_alone: bool) -> pl.DataFrame:
    """Amounts as integers. net: after discounts; gross: before them, where it is told.

    totals_alone: where only orders have an amount, it is that of an order's only row.
    """
    scale = minor_units(frame["currency"])
    priced = pl.col("quantity") * pl.col("unit_price")
    discount = pl.col("line_discount").abs()
    net = pl.coalesce(
        "line_total", priced - discount.fill_null(0), pl.col("line_subtotal") - discount.fill_null(0)
    )
    gross = pl.coalesce("line_subtotal", priced, pl.col("line_total") + discount)
    if totals_alone:
        net = gross = pl.when(pl.col("rows") == 1).then(_of_goods())
    amounts = {"net": net, "gross": gross, **{name: pl.col(name) for name in MONEY}}
    return frame.with_columns(
        free=(pl.coalesce(pl.col("unit_price"), net) == 0).fill_null(value=False),
        cost=minor(pl.col("unit_cost") * pl.col("quantity"), scale),
        **{name: minor(amount, scale) for name, amount in amounts.items()},
        price=minor(pl.coalesce("unit_price", gross / pl.col("quantity"), net / pl.col("quantity")), scale),
    )


def minor_units(currency: pl.Series) -> pl.Expr:
    """How many minor units make one of each row's currency."""
    codes = currency.unique().to_list()
    units = [10 ** exponent(code) for code in codes]
    return pl.col(currency.name).replace_strict(codes, units, default=1, return_dtype=pl.Int64).cast(AMOUNT)


def minor(amount: pl.Expr, scale: pl.Expr) -> pl.Expr:
    """Minor units of a major amount, half to even, exact; null where they are more than 64 bits."""
    return (amount * scale).round(0).cast(pl.Int64, strict=False)


def _named(frame: pl.DataFrame, cells: Cells) -> pl.DataFrame:
    """Products without a code are known by their name; an order without lines is about one thing."""
    frame = frame.with_columns(sku=pl.coalesce("sku", "product"))
    if cells.has("sku") or cells.has("product"):
        return frame
    return frame.with_columns(sku=pl.lit(NOT_ITEMISED), net=_of_goods(), gross=_of_goods())


def _of_goods() -> pl.Expr:
    """What an order's goods came to before its discount, which is shared out over them later."""
    discount = pl.col("order_discount").abs().fill_null(0)
    return pl.coalesce("subtotal", pl.col("order_total") - pl.col("shipping").fill_null(0) + discount)


def _hold_back_meaningless(cells: Cells) -> None:
    """Lines of which product, quantity or amount isn't told."""
    left = cells.left()
    cells.hold_back(left.filter(pl.col("sku").is_null()), reason="no_product", of="sku")
    named = left.filter(pl.col("sku").is_not_null())
    cells.hold_back(named.filter(pl.col("quantity").is_null()), reason="no_quantity", of="quantity")
    counted = named.filter(pl.col("quantity").is_not_null() & pl.col("net").is_null())
    cells.hold_back(counted, reason="no_amount", of="line_total" if cells.has("line_total") else "unit_price")


def products_settled(lines: pl.DataFrame) -> pl.DataFrame:
    """Each product under one spelling, name and kind: those that it bears most often where it costs."""
    lines = lines.with_columns(folded=pl.col("sku").str.to_uppercase())
    spelled = _most_often(lines, "sku").rename({"sku": "spelling"})
    named = _most_often(lines.filter(~pl.col("free") & pl.col("product").is_not_null()), "product")
    products = spelled.join(named, on="folded", how="left").with_columns(pl.col("product").alias("called"))
    kinds = [kind_of(sku, name=name or "") for sku, name in products.select("spelling", "called").iter_rows()]
    products = products.with_columns(kind=pl.Series(kinds, dtype=pl.String)).join(
        lines.group_by("folded").agg(lowers=_only_lowers()), on="folded", maintain_order="left"
    )
    discount = (pl.col("kind") == "product") & pl.col("lowers")
    kind = pl.when(discount).then(pl.lit(DISCOUNT)).otherwise(pl.col("kind")).alias("kind")
    products = products.select("folded", "spelling", "called", kind)
    return lines.join(products, on="folded", how="left", maintain_order="left").with_columns(
        sku=pl.col("spelling"), product=pl.coalesce("called", pl.col("product"))
    ).drop("folded", "spelling", "called")  # fmt: skip


def _only_lowers() -> pl.Expr:
    """Whether what is called a product only ever lowers what is paid: a coupon such as SPRING10 at -5."""
    amount, quantity = pl.col("net"), pl.col("quantity")
    return (amount < 0).any() & ((amount <= 0) & (quantity > 0)).all()


def _most_often(lines: pl.DataFrame, column: str) -> pl.DataFrame:
    """Per product the value that stands most often; of equals the one that sorts first."""
    counted = lines.group_by("folded", column).len()
    return (
        counted.sort("len", column, descending=[True, False])
        .group_by("folded", maintain_order=True)
        .first()
        .select("folded", column)
    )

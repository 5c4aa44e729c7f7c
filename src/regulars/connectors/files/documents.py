"""What is each document of an orders file: a purchase, a return, a stock movement, a charge, or unpaid?

Every row ends in exactly one bucket, so that an import can account for all of them.
"""

from collections.abc import Mapping as Mapped

import polars as pl

from regulars.connectors.files.cells import Cells
from regulars.connectors.files.kinds import DISCOUNT, GOODS
from regulars.connectors.files.words import CANCELLED, REFUNDED, SOLD, UNPAID, meaning

SALE, RETURN, STOCK, CHARGE, NOT_PAID, HELD = "sale", "return", "stock", "charge", "unpaid", "held"
"""What a row is part of; only sales and returns become facts."""

CREDIT_WORDS = {"C", "CN", "CR", "CRN", "CM", "R", "RF", "RET", "KR", "КИ", "ВР", "ВЗ"}
"""Letters before the number by which shops mark credit notes, when a file has nothing to compare with."""

MOSTLY = 0.9


def judged(lines: pl.DataFrame, cells: Cells) -> pl.DataFrame:
    """The lines with `role`, `bucket` and `standing` (what the order's status says of it).

    Goods in a quantity that nothing explains are noted in `cells` and held back.
    """
    lines = _with_standing(lines)
    negative, goods = pl.col("quantity") < 0, pl.col("kind").is_in(list(GOODS))
    lines = lines.with_columns(returned=_returned(lines, by_sign=cells.mapping.negatives == "return"))
    nobody = pl.all_horizontal(pl.col(name).is_null() for name in ("customer_id", "email", "phone"))
    stock = ~pl.col("returned") & pl.col("free") & (negative | (nobody & pl.col("free").all().over("order")))
    lines = lines.with_columns(
        role=pl.when(pl.col("standing") == UNPAID).then(pl.lit(NOT_PAID))
        .when(stock).then(pl.lit(STOCK))
        .when(goods & ~pl.col("free") & _is_strange()).then(pl.lit(HELD))
        .when(pl.col("returned")).then(pl.lit(RETURN))
        .otherwise(pl.lit(SALE)),
        guest=nobody,
    )  # fmt: skip
    _hold_back_unexplained(lines, cells)
    lines = lines.with_columns(role=_with_charges(goods))
    return lines.with_columns(bucket=_bucket())


def _with_standing(lines: pl.DataFrame) -> pl.DataFrame:
    told = lines["status"].drop_nulls().unique().to_list()
    means = [meaning(text) for text in told]
    standing = pl.col("status").replace_strict(told, means, default=SOLD) if told else pl.lit(SOLD)
    called_off = (standing == SOLD) & pl.col("cancelled_at").is_not_null()
    return lines.with_columns(standing=pl.when(called_off).then(pl.lit(CANCELLED)).otherwise(standing))


def _returned(lines: pl.DataFrame, *, by_sign: bool) -> pl.Expr:
    """Whether a document gives back: by the letters before its number, the order it names, or its sign."""
    only_negative = (pl.col("quantity") < 0).all().over("order")
    marked = pl.col("original_order").is_not_null() | (pl.col("standing") == REFUNDED)
    by_letters = letters().is_in(sorted(credit_letters(lines)))
    return by_letters.fill_null(value=False) | (only_negative & (marked | pl.lit(by_sign)))


def _is_strange() -> pl.Expr:
    """Whether goods came back in a purchase, were sold in a return, or bear an amount of the other sign."""
    negative = pl.col("quantity") < 0
    signs_differ = (pl.col("net") != 0) & ((pl.col("net") < 0) != negative)
    return (negative != pl.col("returned")) | signs_differ


def letters() -> pl.Expr:
    """The letters before a document's number: C of C489449."""
    return pl.col("order").str.to_uppercase().str.extract(r"^([^\W\d_]+)[-_/ ]?\d", 1)


def credit_letters(lines: pl.DataFrame) -> set[str]:
    """The letters that mark credit notes here: what bears them is negative, what doesn't is not."""
    priced = lines.filter(~pl.col("free")).select(letters=letters(), negative=pl.col("quantity") < 0)
    shares = priced.drop_nulls().group_by("letters").agg(pl.col("negative").mean())
    likely = set(shares.filter(pl.col("negative") >= MOSTLY)["letters"])
    others = priced.filter(~pl.col("letters").is_in(sorted(likely)) | pl.col("letters").is_null())
    positive = int((~others["negative"]).sum())
    return likely if positive and positive >= MOSTLY * others.height else likely & CREDIT_WORDS


def _hold_back_unexplained(lines: pl.DataFrame, cells: Cells) -> None:
    held = lines.filter(pl.col("role") == HELD)
    priced = "unit_price" if cells.has("unit_price") else "line_total"
    below = held.filter((pl.col("quantity") < 0) == pl.col("returned"))
    cells.hold_back(_written(below, priced), reason="amount_below_0", of=priced, value=priced)
    held = held.filter((pl.col("quantity") < 0) != pl.col("returned"))
    for negative, reason in ((True, "negative_quantity"), (False, "positive_in_return")):
        rows = held.filter((pl.col("quantity") < 0) == negative)
        cells.hold_back(_written(rows, "quantity"), reason=reason, of="quantity", value="quantity")


def _written(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    """The rows with a number as people write it, without trailing zeros."""
    text = pl.col(name).cast(pl.String)
    return rows.with_columns(text.str.replace(r"(\.\d*?)0+$", "$1").str.strip_suffix("."))


def _with_charges(goods: pl.Expr) -> pl.Expr:
    """Documents with nothing that was bought or given back are charges: fees, corrections, tests alone."""
    role = pl.col("role")
    given_back = goods | pl.col("kind").is_in(["shipping", DISCOUNT])
    sells = ((role == SALE) & goods).any().over("order")
    returns = ((role == RETURN) & given_back).any().over("order")
    idle = ((role == SALE) & ~sells) | ((role == RETURN) & ~returns)
    return pl.when(idle).then(pl.lit(CHARGE)).otherwise(role)


def _bucket() -> pl.Expr:
    role, kind = pl.col("role"), pl.col("kind")
    return (
        pl.when(role.is_in([HELD, STOCK, NOT_PAID])).then(role)
        .when(kind != "product").then(kind)
        .when(role == RETURN).then(pl.lit("returned"))
        .when(pl.col("free")).then(pl.lit("free"))
        .otherwise(pl.lit("sold"))
    )  # fmt: skip


def accounts(lines: pl.DataFrame) -> dict[str, int]:
    """How many rows, and how many documents, of each kind."""
    rows: Mapped[str, int] = dict(lines.group_by("bucket").len().iter_rows())
    is_sale, is_return = (pl.col("role") == SALE).any(), (pl.col("role") == RETURN).any()
    told = {
        "orders": is_sale,
        "orders_of_guests": is_sale & pl.col("guest").first(),
        "orders_cancelled": is_sale & (pl.col("standing") == CANCELLED).any(),
        "returns": is_return,
        "charges_alone": (pl.col("role") == CHARGE).any(),
    }
    documents = (
        lines.group_by("order").agg(**told).select(pl.col(name).sum() for name in told).row(0, named=True)
    )
    return {
        **{f"rows_{bucket}": count for bucket, count in sorted(rows.items())},
        **documents,
        "rows_alike": alike(lines),
    }


def alike(lines: pl.DataFrame) -> int:
    """Lines that repeat one of their order in every cell. They are kept: each is a quantity of its own.

    In the real file 141 returns are of goods that stand on such lines; 23 of them give back more than one
    line holds, and 18 exactly what all of them hold together.
    """
    sold = lines.filter(pl.col("role") == SALE)
    return sold.height - sold.select("order", "sku", "product", "quantity", "net").n_unique()

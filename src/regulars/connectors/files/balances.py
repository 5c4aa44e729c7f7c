"""What did people have in another program, points or gift cards, by its export?"""

from collections.abc import Iterator
from datetime import datetime

import polars as pl
from babel.numbers import list_currencies

from regulars.commerce.brought.facts import GIFT_CARD, POINTS, BalanceFact
from regulars.connectors.files.cells import Cells
from regulars.connectors.files.fields import WHO
from regulars.connectors.files.lines import COLUMNS, minor, minor_units
from regulars.connectors.files.people import identifiers
from regulars.connectors.files.reading import LINE

TOLD = (*WHO, "points", "balance", "card", "tier", "currency", "updated_at")


def listed_balances(cells: Cells) -> pl.DataFrame:
    """The rows that say what somebody had, or what is left on a card; the others are noted."""
    absent = [pl.lit(None, dtype=COLUMNS[name]).alias(name) for name in TOLD if not cells.has(name)]
    frame = cells.left().with_columns(absent).with_columns(
        currency=pl.col("currency").str.to_uppercase().fill_null(cells.terms.currency),
    )  # fmt: skip
    value = "balance" if cells.has("balance") else "points"
    told = pl.col(value)
    cells.hold_back(frame.filter(told.is_null()), reason="no_amount", of=value)
    cells.hold_back(frame.filter(told < 0), reason="below_nothing", of=value, value=value)
    nobody = pl.all_horizontal(pl.col(name).is_null() for name in (*WHO, "card"))
    cells.hold_back(frame.filter(nobody), reason="nobody")
    if value == "points":
        parts = frame.filter(told != told.round(0))
        cells.hold_back(parts, reason="not_whole", of=value, value=value)
        return _left(frame, cells).with_columns(
            kind=pl.lit(POINTS), unit=pl.lit("points"), amount=pl.col("points").cast(pl.Int64)
        )
    known = pl.Series(sorted(list_currencies())).implode()
    unknown = frame.filter(~pl.col("currency").is_in(known))
    cells.hold_back(unknown, reason="unknown_currency", of="currency", value="currency")
    frame = _left(frame, cells)
    return frame.with_columns(
        kind=pl.lit(GIFT_CARD), unit=pl.col("currency"), amount=minor(told, minor_units(frame["currency"]))
    )


def _left(frame: pl.DataFrame, cells: Cells) -> pl.DataFrame:
    return frame.join(cells.left().select(LINE), on=LINE, how="semi", maintain_order="left")


def balance_facts(balances: pl.DataFrame, *, at: datetime, program: str) -> Iterator[BalanceFact]:
    """The facts. at: of which moment the export is, where a row doesn't say."""
    for row in balances.iter_rows(named=True):
        yield BalanceFact(
            who=identifiers(row),
            program=program,
            kind=row["kind"],
            unit=row["unit"],
            amount=row["amount"],
            as_of=row["updated_at"] or at,
            card=row["card"] or "",
            tier=row["tier"] or "",
        )

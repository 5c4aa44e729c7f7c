"""What does a file say that advertising cost?"""

import re
from collections.abc import Iterator
from datetime import datetime

import polars as pl
from babel.numbers import list_currencies

from regulars.commerce.facts import SpendFact
from regulars.commerce.touches import source_name
from regulars.connectors.files.cells import Cells
from regulars.connectors.files.lines import COLUMNS, minor, minor_units

ADVERTISERS = {"Meta Ads": "meta", "Google Ads": "google"}
"""Whose export it is, by the name of its shape."""

IN_BRACKETS = re.compile(r"\(([A-Z]{3})\)\s*$")
TOLD = ("placed_at", "currency", "advertiser", "campaign", "spend", "impressions", "clicks")
KEY = ("source", "campaign", "day")


def days_of_campaigns(cells: Cells) -> pl.DataFrame:
    """What each campaign cost on each day; rows of the same day, as of its sets of ads, are summed up.

    A row without a day or an amount is a total, and is noted as the others that can't be used.
    """
    for name, reason in (("placed_at", "no_date"), ("spend", "no_amount")):
        cells.hold_back(cells.left().filter(pl.col(name).is_null()), reason=reason, of=name)
    cells.hold_back(
        cells.left().filter(pl.col("spend") < 0), reason="spend_below_0", of="spend", value="spend"
    )
    absent = [pl.lit(None, dtype=COLUMNS[name]).alias(name) for name in TOLD if not cells.has(name)]
    frame = cells.left().with_columns(absent)
    named = {word: source_name(word) for word in frame["advertiser"].drop_nulls().unique()}
    frame = frame.with_columns(
        source=pl.col("advertiser")
        .replace(named)
        .fill_null(pl.lit(ADVERTISERS.get(cells.mapping.shape), dtype=pl.String())),
        campaign=pl.col("campaign").fill_null(""),
        day=pl.col("placed_at").dt.convert_time_zone(str(cells.terms.zone)).dt.date(),
        currency=pl.col("currency").str.to_uppercase().fill_null(_currency(cells)),
    )
    cells.hold_back(frame.filter(pl.col("source").is_null()), reason="no_advertiser", of="advertiser")
    known = pl.Series(sorted(list_currencies())).implode()
    unknown = ~pl.col("currency").is_in(known)
    cells.hold_back(frame.filter(unknown), reason="unknown_currency", of="currency", value="currency")
    frame = frame.filter(pl.col("source").is_not_null() & ~unknown)
    frame = frame.with_columns(spend=minor(pl.col("spend"), minor_units(frame["currency"])))
    return frame.group_by(KEY, maintain_order=True).agg(
        pl.col("currency").first(),
        pl.col("spend").sum(),
        *(
            pl.when(pl.col(name).is_not_null().any()).then(pl.col(name).sum()).alias(name)
            for name in ("impressions", "clicks")
        ),
    )


def spend_facts(days: pl.DataFrame, *, at: datetime) -> Iterator[SpendFact]:
    """The facts, as they were true when the file was first seen: a later export takes its place."""
    for row in days.iter_rows(named=True):
        yield SpendFact(
            source=row["source"],
            campaign=row["campaign"],
            day=row["day"],
            currency=row["currency"],
            spend_minor=row["spend"],
            version=at,
            impressions=None if row["impressions"] is None else int(row["impressions"]),
            clicks=None if row["clicks"] is None else int(row["clicks"]),
        )


def _currency(cells: Cells) -> str:
    """What amounts are in where no column says: `Amount spent (EUR)`, or else the shop's own."""
    found = IN_BRACKETS.search(cells.mapping.columns["spend"])
    return found[1] if found else cells.terms.currency

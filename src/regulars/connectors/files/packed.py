"""Which items stand in one cell, when an export has a row per order?

WooCommerce's export plug-ins write an item as `name:Tea|sku:T-1|quantity:2|total:9.00`, several of them
parted by semicolons, or each in a column of its own (`line_item_1`, `line_item_2`).
"""

import re
from collections.abc import Sequence

import polars as pl

PAIR = re.compile(r"(?P<key>[a-z_ ]+):(?P<value>.*)", re.DOTALL)
NEXT_ITEM = re.compile(r";(?=(?:id|name|product_id):)")
ITEM = "\0item"


def unpacked(frame: pl.DataFrame, *, patterns: Sequence[str]) -> pl.DataFrame:
    """A row per item, with a column per key of the items; rows without items stay as they are."""
    holders = [c for c in frame.columns if any(re.fullmatch(p, c, re.IGNORECASE) for p in patterns)]
    if not holders:
        return frame
    items = [
        [item for cell in row if cell for item in NEXT_ITEM.split(cell) if item.strip()] or [None]
        for row in frame.select(holders).iter_rows()
    ]
    per_item = (
        frame.drop(holders).with_columns(pl.Series(ITEM, items, dtype=pl.List(pl.String))).explode(ITEM)
    )
    told = [pairs(item or "") for item in per_item[ITEM]]
    keys = sorted({key for item in told for key in item} - set(frame.columns))
    columns = [pl.Series(key, [item.get(key) or None for item in told], dtype=pl.String) for key in keys]
    return per_item.drop(ITEM).with_columns(columns)


def pairs(item: str) -> dict[str, str]:
    """The keys and values of one packed item; what is no pair is passed over."""
    found = [match for part in item.split("|") if (match := PAIR.fullmatch(part.strip()))]
    return {match["key"].strip(): match["value"].strip() for match in found}

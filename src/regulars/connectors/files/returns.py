"""Which order does a return belong to, when it doesn't say?

A return is matched as a whole: the latest earlier order of the same customer that holds all its goods, each
in at least the quantity that came back and that no return took before. What fits no order stays without.
"""

from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from regulars.connectors.files.documents import RETURN, SALE
from regulars.connectors.files.reading import LINE

Wanted = dict[str, Decimal]


def matched(lines: pl.DataFrame) -> dict[str, str]:
    """The order of each return for which one was found, both as the file calls them."""
    left = {key: quantity for *key_parts, quantity in _sold(lines).iter_rows() for key in [tuple(key_parts)]}
    found: dict[str, str] = {}
    for document, wanted, candidates in _returns(lines):
        for order in candidates:
            if all(left.get((order, sku), 0) >= quantity for sku, quantity in wanted.items()):
                found[document] = order
                for sku, quantity in wanted.items():
                    left[order, sku] -= quantity
                break
    return found


def _sold(lines: pl.DataFrame) -> pl.DataFrame:
    """How much of each product each order holds."""
    goods = lines.filter((pl.col("role") == SALE) & (pl.col("kind") == "product") & ~pl.col("guest"))
    return goods.group_by("order", "sku").agg(pl.col("quantity").sum())


def _returns(lines: pl.DataFrame) -> Iterator[tuple[str, Wanted, list[str]]]:
    """Each return in the order of time: what it gives back, and the orders it may be of, latest first."""
    person = pl.coalesce("customer_id", "email", "phone").alias("person")
    goods = lines.filter((pl.col("kind") == "product") & ~pl.col("guest")).with_columns(person)
    returned = goods.filter((pl.col("role") == RETURN) & pl.col("original_order").is_null())
    wanted = returned.group_by("order", "sku").agg(
        pl.col("quantity").sum().neg(), pl.col("person").first(), pl.col("placed_at").min(), pl.col(LINE).min()
    )
    sold = goods.filter(pl.col("role") == SALE).group_by("order", "sku").agg(
        pl.col("person").first(), pl.col("placed_at").min(), pl.col("quantity").sum()
    )  # fmt: skip
    pairs = wanted.join(sold, on=["person", "sku"], suffix="_sold").filter(
        (pl.col("placed_at_sold") <= pl.col("placed_at")) & (pl.col("quantity_sold") >= pl.col("quantity"))
    )
    needed = wanted.group_by("order").agg(
        pl.len().alias("needed"), pl.col("placed_at").min(), pl.col(LINE).min(), "sku", "quantity"
    )
    whole = pairs.group_by("order", "order_sold").agg(pl.len(), pl.col("placed_at_sold").first())
    whole = whole.join(needed.select("order", "needed"), on="order").filter(pl.col("len") == pl.col("needed"))
    candidates = whole.sort("placed_at_sold", "order_sold", descending=True).group_by("order", maintain_order=True).agg("order_sold")
    in_time = needed.join(candidates, on="order").sort("placed_at", LINE)
    for row in in_time.iter_rows(named=True):
        yield row["order"], dict(zip(row["sku"], row["quantity"], strict=True)), row["order_sold"]

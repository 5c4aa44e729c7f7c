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
    goods = lines.filter((pl.col("kind") == "product") & ~pl.col("guest")).select(
        "order", "sku", "quantity", "placed_at", LINE, "role", "original_order",
        person=pl.coalesce("customer_id", "email", "phone"),
    )  # fmt: skip
    returned = goods.filter((pl.col("role") == RETURN) & pl.col("original_order").is_null())
    bought = goods.filter(pl.col("role") == SALE).join(returned, on=["person", "sku"], how="semi")
    sold = bought.group_by("order", "sku").agg(
        pl.col("quantity").sum(), pl.col("person").first(), pl.col("placed_at").min()
    )
    left = {
        (order, sku): quantity for order, sku, quantity in sold.select("order", "sku", "quantity").iter_rows()
    }
    found: dict[str, str] = {}
    for document, wanted, candidates in _in_time(returned, sold):
        for order in candidates:
            if all(left[order, sku] >= quantity for sku, quantity in wanted.items()):
                found[document] = order
                for sku, quantity in wanted.items():
                    left[order, sku] -= quantity
                break
    return found


def _in_time(returned: pl.DataFrame, sold: pl.DataFrame) -> Iterator[tuple[str, Wanted, list[str]]]:
    """Each return in the order of time: what it gives back, and the orders it may be of, latest first."""
    wanted = returned.group_by("order", "sku").agg(
        pl.col("quantity").sum().neg(),
        pl.col("person").first(),
        pl.col("placed_at").min(),
        pl.col(LINE).min(),
    )
    pairs = wanted.join(sold, on=["person", "sku"], suffix="_sold").filter(
        (pl.col("placed_at_sold") <= pl.col("placed_at")) & (pl.col("quantity_sold") >= pl.col("quantity"))
    )
    needed = wanted.group_by("order").agg(
        pl.len().alias("needed"), pl.col("placed_at").min(), pl.col(LINE).min(), "sku", "quantity"
    )
    whole = (
        pairs.group_by("order", "order_sold")
        .agg(pl.len(), pl.col("placed_at_sold").first())
        .join(needed.select("order", "needed"), on="order")
        .filter(pl.col("len") == pl.col("needed"))
        .sort("placed_at_sold", "order_sold", descending=True)
    )
    candidates = whole.group_by("order", maintain_order=True).agg("order_sold")
    for row in needed.join(candidates, on="order").sort("placed_at", LINE).iter_rows(named=True):
        yield row["order"], dict(zip(row["sku"], row["quantity"], strict=True)), row["order_sold"]

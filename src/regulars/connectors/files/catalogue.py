"""What does a file say of products, on its order lines or as a list of its own?"""

from collections.abc import Iterator

import polars as pl

from regulars.commerce.facts import ProductFact
from regulars.connectors.files.cells import Cells
from regulars.connectors.files.documents import SALE
from regulars.connectors.files.facts import fact_kind
from regulars.connectors.files.lines import COLUMNS, minor, minor_units
from regulars.connectors.files.reading import LINE

LISTED = (
    "sku", "product", "currency", "unit_price", "unit_cost", "category", "brand", "stock", "url", "image_url",
    "updated_at",
)  # fmt: skip
TOLD = ("product", "category", "brand", "price", "unit_cost")


def sold_products(lines: pl.DataFrame) -> pl.DataFrame:
    """Each product that was sold, as its latest line that costs something tells it."""
    latest = lines.filter(pl.col("role") == SALE).sort(
        "free", "placed_at", LINE, descending=[True, False, False]
    )
    return latest.group_by("sku", maintain_order=True).agg(
        pl.col("kind").first(),
        pl.col("currency").last(),
        pl.col("placed_at").max().alias("version"),
        *(pl.col(name).drop_nulls().last() for name in TOLD),
    )


def listed_products(cells: Cells) -> pl.DataFrame:
    """The products of a list, the last row of each code; rows without a code or a name are noted."""
    absent = [pl.lit(None, dtype=COLUMNS[name]).alias(name) for name in LISTED if not cells.has(name)]
    frame = cells.left().with_columns(absent).with_columns(
        sku=pl.coalesce("sku", "product"),
        currency=pl.col("currency").str.to_uppercase().fill_null(cells.terms.currency),
        version=pl.col("updated_at").fill_null(pl.lit(cells.terms.at, dtype=COLUMNS["updated_at"])),
        kind=pl.lit(""),
    )  # fmt: skip
    cells.hold_back(frame.filter(pl.col("sku").is_null()), reason="no_product", of="sku")
    scale = minor_units(frame["currency"])
    return (
        frame.filter(pl.col("sku").is_not_null())
        .with_columns(price=minor(pl.col("unit_price"), scale), unit_cost=minor(pl.col("unit_cost"), scale))
        .unique("sku", keep="last", maintain_order=True)
    )


def product_facts(products: pl.DataFrame) -> Iterator[ProductFact]:
    """The facts of products, in their order."""
    for row in products.iter_rows(named=True):
        stock = row.get("stock")
        yield ProductFact(
            sku=row["sku"],
            currency=row["currency"],
            version=row["version"],
            name=row["product"] or "",
            kind=fact_kind(row["kind"]),
            category=row["category"] or "",
            brand=row["brand"] or "",
            price_minor=row["price"],
            cost_minor=row["unit_cost"],
            stock=int(stock) if stock is not None else None,
            url=row.get("url") or "",
            image_url=row.get("image_url") or "",
        )

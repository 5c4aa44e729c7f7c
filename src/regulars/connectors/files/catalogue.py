"""What does a file say of products, on its order lines or as a list of its own?"""

from collections.abc import Iterator

import polars as pl

from regulars.commerce.facts import ProductFact
from regulars.connectors.files.cells import AMOUNT, Cells
from regulars.connectors.files.documents import SALE
from regulars.connectors.files.facts import fact_kind
from regulars.connectors.files.lines import minor
from regulars.connectors.files.reading import LINE
from regulars.money import exponent

TOLD = ("product", "category", "brand", "price", "unit_cost")


def sold_products(lines: pl.DataFrame) -> pl.DataFrame:
    """Each product that was sold, as its latest line that costs something tells it."""
    latest = lines.filter(pl.col("role") == SALE).sort("free", "placed_at", LINE, descending=[True, False, False])
    return latest.group_by("sku", maintain_order=True).agg(
        pl.col("kind").first(),
        pl.col("currency").last(),
        pl.col("placed_at").max().alias("version"),
        *(pl.col(name).drop_nulls().last() for name in TOLD),
    )


def listed_products(cells: Cells) -> pl.DataFrame:
    """Each row of a product list; rows without a code or a name are noted."""
    has = {name: pl.col(name) if cells.has(name) else pl.lit(None, dtype=pl.String) for name in ("sku", "product")}
    frame = cells.left().with_columns(sku=pl.coalesce(has["sku"], has["product"]), product=has["product"])
    cells.hold_back(frame.filter(pl.col("sku").is_null()), reason="no_product", of="sku")
    currency = pl.col("currency").str.to_uppercase() if cells.has("currency") else pl.lit(None, dtype=pl.String)
    scale = pl.lit(10 ** exponent(cells.terms.currency)).cast(AMOUNT)
    money = {"price": "unit_price", "unit_cost": "unit_cost"}
    return frame.filter(pl.col("sku").is_not_null()).with_columns(
        kind=pl.lit(""),
        currency=currency.fill_null(cells.terms.currency),
        version=pl.col("updated_at") if cells.has("updated_at") else pl.lit(cells.terms.at, dtype=pl.Datetime("us", "UTC")),
        **{
            name: minor(pl.col(field), scale) if cells.has(field) else pl.lit(None, dtype=pl.Int64)
            for name, field in money.items()
        },
        **{
            name: pl.lit(None, dtype=pl.Decimal(38, 9) if name == "stock" else pl.String)
            for name in ("category", "brand", "stock", "url", "image_url")
            if not cells.has(name)
        },
    ).unique("sku", keep="last", maintain_order=True)  # fmt: skip


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

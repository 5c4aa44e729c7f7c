"""Which products and product categories are bought again, how soon, and by whom next?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from regulars.insight.models import IntervalEstimate, ProductCategoryProfile, ProductProfile
from regulars.sql import statement
from regulars.web.ordering import Ordered
from regulars.web.tables import Query

REVENUE = statement(__file__, "product_revenue")
GAPS = statement(__file__, "product_gaps")
DUE = statement(__file__, "product_due")

DUE_WITHIN = timedelta(days=30)
DUE_SINCE = timedelta(days=14)
DUE_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Sold:
    """What a product brought, net of returns, minor units of the business's currency, and how many pieces."""

    revenue_business: int = 0
    pieces: int = 0


@dataclass(frozen=True, slots=True)
class Gaps:
    """How many waits between two purchases were so long, in steps of `step` days from `start` on."""

    start: int
    step: int
    waits: int


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody who is expected to need a product again. chance: that they buy it here again at all."""

    customer: int
    expected_at: datetime
    chance: float
    interval: float


def products(query: Query) -> Sequence[Any]:
    """The list of products. Each row has what was learned (ProductProfile) and its `product`."""
    rows = ProductProfile.objects.select_related("product")
    return Ordered(rows, narrow, id="product_id")(query)


def narrow(rows: QuerySet[Any], query: Query) -> QuerySet[Any]:
    """Only those whom search and filters leave."""
    if words := query.search:
        rows = rows.filter(Q(product__name__icontains=words) | Q(product__sku__istartswith=words))
    if verdict := query.chosen.get("verdict"):
        rows = rows.filter(verdict=verdict)
    if category := query.chosen.get("category"):
        rows = rows.filter(product__category=category)
    return rows


def product(id: int) -> ProductProfile | None:
    """What was learned of a product; None where nobody bought it yet, or it is no goods."""
    return ProductProfile.objects.select_related("product", "product__shop").filter(pk=id).first()


def categories() -> list[ProductCategoryProfile]:
    """The product categories, those with most buyers first."""
    return list(ProductCategoryProfile.objects.order_by("-people", "name"))


def category_names() -> list[tuple[str, str]]:
    """The product categories to choose from."""
    return [
        (name, name)
        for name in ProductCategoryProfile.objects.order_by("name").values_list("name", flat=True)
    ]


def how_many_products() -> int:
    """How many products somebody bought."""
    return ProductProfile.objects.count()


def learned() -> int:
    """Of how many products the usual interval is known."""
    return ProductProfile.objects.filter(median__isnull=False).count()


def sold(products: Iterable[int]) -> dict[int, Sold]:
    """What each of these products brought."""
    return {row[0]: Sold(*row[1:]) for row in REVENUE.rows(products=list(products))}


def estimates(products: Iterable[int]) -> dict[int, int]:
    """The owner's own estimates as they stand now, in days, by product."""
    rows = IntervalEstimate.objects.filter(product__in=list(products))
    return {row.product_id: row.days for row in rows if row.product_id is not None}


def category_estimates() -> dict[str, int]:
    """The owner's own estimates as they stand now, in days, by product category."""
    rows = IntervalEstimate.objects.filter(product=None)
    return {row.product_category: row.days for row in rows}


def gaps(product: int, *, step: int, most: int) -> list[Gaps]:
    """How long people waited between two purchases of a product; waits beyond `most` days count as `most`."""
    return [Gaps(start, step, waits) for start, waits in GAPS.rows(product=product, step=step, most=most)]


def due(product: int, *, at: datetime) -> list[Due]:
    """Who is about to need a product again, the soonest first."""
    window = {"since": at - DUE_SINCE, "until": at + DUE_WITHIN}
    return [Due(*row) for row in DUE.rows(product=product, **window, limit=DUE_SHOWN)]

"""What is bought again, and how soon?"""

from dataclasses import dataclass, field
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regulars.insight import queries
from regulars.insight.queries import Sold
from regulars.web.access import Access, role
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest
from regulars.web.roles import Role
from regulars.web.tables import Column, Filter, Query, Table, respond

VERDICTS: dict[str, tuple[str | Promise, str]] = {
    "slower": (_("slower than you expected"), "tone-warn"),
    "faster": (_("faster than you expected"), "tone-good"),
    "as_expected": (_("as you expected"), "tone-good"),
    "no_estimate": (_("no estimate of yours"), ""),
    "too_few": (_("too few bought it again"), ""),
}
WRITERS = Access(roles=frozenset({Role.MARKETER}))

PRODUCTS = Table(
    name="products",
    columns=(
        Column(name="name", label=_("Product")),
        Column(name="median", label=_("Bought again after"), sorts=True, numeric=True, term="usual_interval"),
        Column(name="estimate", label=_("Your estimate"), numeric=True, wide_only=True, term="gap_verdict"),
        Column(name="people", label=_("Buyers"), sorts=True, numeric=True, wide_only=True),
        Column(name="returners", label=_("Bought it again"), sorts=True, numeric=True),
        Column(name="revenue", label=_("Revenue"), numeric=True, wide_only=True),
    ),
    sort="-returners",
    search=_("Name or number"),
    filters=(
        Filter(
            name="verdict",
            label=_("Any interval"),
            choices=[(name, label) for name, (label, _tone) in VERDICTS.items()],
        ),
        Filter(name="category", label=_("Any category"), choices=queries.category_names),
    ),
    row="insight/products_row.html",
    empty=Empty(
        title=_("No products yet"),
        says=_("Products come with the orders in which they stand, and with a shop’s catalogue."),
        url="/imports/",
        verb=_("Import orders"),
    ),
    nothing=_("No product fits."),
)


NO_CATEGORIES = Empty(
    title=_("No categories yet"),
    says=_("They come with the catalogue, or with a column of the orders that says the category."),
)


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval as a list shows it: what was learned of something, and its verdict in words.

    called: the product's or category's name. days: the owner's estimate as it stands now. url: where it is
    kept. category: the name, where it is a product category.
    """

    id: int
    known: Any
    called: str
    days: int | None
    url: str
    category: str = ""
    sold: Sold = field(default_factory=Sold)

    @property
    def verdict(self) -> tuple[str | Promise, str]:
        return VERDICTS[self.known.verdict]

    # By these the list is ordered, and its pages begin.
    @property
    def median(self) -> float | None:
        return cast(float | None, self.known.median)

    @property
    def people(self) -> int:
        return int(self.known.people)

    @property
    def returners(self) -> int:
        return int(self.known.returners)


@role("analyst")
def products(request: StaffRequest) -> HttpResponse:
    """All products that somebody bought."""
    view = PRODUCTS.read(request, page, total=queries.how_many_products())
    counted = {"learned": queries.learned(), "may": may_estimate(request)}
    return respond(request, "insight/products.html", view, counted)


@role("analyst")
def categories(request: StaffRequest) -> HttpResponse:
    """All product categories, those with most buyers first."""
    days, url = queries.category_estimates(), reverse("category_estimate")
    rows = [
        Interval(row.pk, row, called=row.name, days=days.get(row.name), url=url, category=row.name)
        for row in queries.categories()
    ]
    return render(
        request,
        "insight/categories.html",
        {"rows": rows, "none_yet": NO_CATEGORIES, "may": may_estimate(request)},
    )


def page(query: Query) -> list[Interval]:
    """A page of the list, with what each product brought."""
    rows = queries.products(query)
    ids = [row.pk for row in rows]
    sold, days = queries.sold(ids), queries.estimates(ids)
    return [
        Interval(
            row.pk,
            row,
            called=row.product.name or row.product.sku,
            days=days.get(row.pk),
            url=reverse("product_estimate", args=[row.pk]),
            sold=sold[row.pk],
        )
        for row in rows
    ]


def may_estimate(request: StaffRequest) -> bool:
    """Whether this reader may write estimates."""
    return WRITERS.admits(request.role)

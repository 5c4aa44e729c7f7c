"""What do the tables say was bought, and what was learned before?"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from regulars.commerce.actions.totals import RUN_IN_DAYS
from regulars.insight.arrays import columns
from regulars.insight.knowledge import Catalogue, Knowledge
from regulars.insight.needs import Likes
from regulars.insight.profiles import Parameters
from regulars.insight.purchases import NONE, UNKNOWN, Bought, Purchases, Refunds, in_order, less
from regulars.insight.runs import Floats, Ints
from regulars.sql import Statement, statement

PURCHASES = statement(__file__, "purchases")
REFUNDS = statement(__file__, "refunds")
BOUGHT = statement(__file__, "bought")
PRODUCTS = statement(__file__, "products")
PRODUCT_CATEGORIES = statement(__file__, "product_categories")
MEMBERS = statement(__file__, "members")
LAST_ORDER = Statement("SELECT coalesce(max(id), 0) FROM orders")
BUSINESS = Statement("SELECT time_zone, fallback_margin_bp FROM business WHERE id = 1")
PARAMETERS = Statement(
    "SELECT parameters::text FROM insight_run WHERE state = 'done' ORDER BY id DESC LIMIT 1"
)

PURCHASE_COLUMNS = ("customer", "order", "shop", "day", "at", "revenue", "cost", "delivered", "early")
REFUND_COLUMNS = ("customer", "order", "shop", "day", "at", "revenue")
BOUGHT_COLUMNS = ("customer", "product", "day")

# One answer of the server holds at most 1 GB; this many orders take about 50 MB.
AT_ONCE = 500_000
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Terms:
    """As of which moment and day the business is looked at, and its percentage for unknown costs.

    moment: microseconds since 2000-01-01 UTC. day: of the business's zone, since 1970-01-01.
    """

    at: datetime
    moment: int
    day: int
    margin_bp: int | None


@dataclass(frozen=True, slots=True)
class Read:
    """Everything that was bought by all or by some as of a moment, and what is known of the products.

    categories: the ids of the catalogue's product categories, 0 for those that have none yet.
    """

    purchases: Purchases
    refunds: Refunds
    bought: Bought
    catalogue: Catalogue
    knowledge: Knowledge
    categories: Ints


def terms(at: datetime) -> Terms:
    """The business's own terms at a moment."""
    ((zone, margin_bp),) = BUSINESS.rows()
    day = (at.astimezone(ZoneInfo(zone)).date() - date(1970, 1, 1)).days
    return Terms(at, (at - EPOCH) // timedelta(microseconds=1), day, margin_bp)


def members(customers: Collection[int]) -> list[int]:
    """All ids that count as the same people as these."""
    return sorted(row[0] for row in MEMBERS.rows(customers=sorted(customers)))


def read(terms: Terms, *, customers: list[int] | None) -> Read:
    """What these customers bought (None: everybody, guests included), with all that is needed to judge it."""
    bought = Bought(**_stretches(BOUGHT, BOUGHT_COLUMNS, terms, customers=customers))
    catalogue, knowledge, categories = _catalogue(
        None if customers is None else np.unique(bought.product).tolist()
    )
    refunds = columns(REFUNDS, at=terms.at, customers=customers)
    given_back = Refunds(**dict(zip(REFUND_COLUMNS, refunds, strict=True)))
    return Read(
        purchases=less(in_order(_purchases(terms, customers=customers)), given_back),
        refunds=given_back,
        bought=_numbered(bought, catalogue),
        catalogue=catalogue,
        knowledge=knowledge,
        categories=categories,
    )


def _purchases(terms: Terms, *, customers: list[int] | None) -> Purchases:
    found = _stretches(PURCHASES, PURCHASE_COLUMNS, terms, customers=customers)
    nothing = np.zeros_like(found["order"])
    early = found.pop("early") > 0
    return Purchases(**found, early=early, refunded=nothing, refunded_at=np.full_like(nothing, UNKNOWN))


def _stretches(
    statement: Statement, names: tuple[str, ...], terms: Terms, *, customers: list[int] | None
) -> dict[str, Ints]:
    """The columns of a statement over stretches of orders; those of some customers are one stretch."""
    ((last,),) = LAST_ORDER.rows()
    step = AT_ONCE if customers is None else last + 1
    parts = [
        columns(
            statement,
            at=terms.at,
            after=after,
            upto=after + step,
            customers=customers,
            **({"run_in_days": RUN_IN_DAYS} if statement is PURCHASES else {}),
        )
        for after in range(0, last + 1, step)
    ]
    return {
        name: np.concatenate(column) for name, column in zip(names, zip(*parts, strict=True), strict=True)
    }


def _numbered(bought: Bought, catalogue: Catalogue) -> Bought:
    """What was bought, with products by their number in the catalogue."""
    number = np.searchsorted(catalogue.products, bought.product)
    there = number < len(catalogue.products)
    there[there] = catalogue.products[number[there]] == bought.product[there]
    numbered = replace(bought, product=number)
    return numbered if there.all() else numbered.take(there)


def _catalogue(products: list[int] | None) -> tuple[Catalogue, Knowledge, Ints]:
    rows = PRODUCTS.rows(products=products)
    known = {name: rest for name, *rest in PRODUCT_CATEGORIES.rows()}
    # A whole run drops the categories that are left without products, unless the owner spoke of them.
    kept = {name for name, told in known.items() if products is not None or told[1] is not None}
    names = sorted({row[1] for row in rows if row[1]} | kept)
    number = {name: place for place, name in enumerate(names)}
    of_names = [known.get(name, (None,) * 5) for name in names]
    last = [json.loads(text) for (text,) in PARAMETERS.rows()]
    estimates, medians, shares = _floats(rows, 2), _floats(rows, 3), _floats(rows, 4)
    category_estimates = _floats(of_names, 1)
    catalogue = Catalogue(
        products=np.array([row[0] for row in rows], dtype=np.int64),
        category=np.array([number.get(row[1], NONE) for row in rows], dtype=np.int64),
        names=names,
        estimates=estimates,
        category_estimates=category_estimates,
    )
    knowledge = Knowledge(
        Parameters.from_json(last[0]) if last else Parameters(),
        Likes(medians, shares, estimates),
        Likes(_floats(of_names, 2), _floats(of_names, 3), category_estimates),
        _floats(of_names, 4),
    )
    return catalogue, knowledge, np.array([row[0] or 0 for row in of_names], dtype=np.int64)


def _floats(rows: Sequence[Sequence[Any]], column: int) -> Floats:
    """One column as numbers, NaN for null."""
    return np.array([row[column] for row in rows], dtype=float)

"""How does what we understand get into its tables?

A person is always seen whole: profile, needs and changes of stage and kind are one commit. So are the store's
figures. Never are all people in one commit: a transaction that writes for a minute holds back every reader of
the log for that minute (decision 7), so people go by 5,000. While that runs, some are seen as of the new run
and some as of the last; each row says as of when it is. What is shown as a sum comes from the run's figures
and counts, not from counting people, so no page mixes the two.

A swap of whole tables would show all at once, but the program's role owns no tables, and rows written after
an order in the meantime would be lost with the old ones.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

import numpy as np
from django.db import transaction
from numpy.typing import NDArray

from regulars.insight import categories, lateness, needs, stages
from regulars.insight.arrays import write
from regulars.insight.figures import Days, Figures, Period
from regulars.insight.intervals import Intervals, verdict
from regulars.insight.knowledge import Catalogue, Judgement, Lesson
from regulars.insight.needs import Needs
from regulars.insight.profiles import Parameters
from regulars.insight.reading import Read, Terms
from regulars.insight.runs import Floats, Ints
from regulars.sql import Statement, statement

CATEGORIES = statement(__file__, "write_categories")
PRODUCTS = statement(__file__, "write_products")
PEOPLE = statement(__file__, "write_people")
NEEDS = statement(__file__, "write_needs")
FORGET = statement(__file__, "forget_people")
COHORTS = statement(__file__, "write_cohorts")
DAYS = statement(__file__, "write_days")
PERIOD = statement(__file__, "write_period")
CLEAR_COHORTS = Statement("DELETE FROM cohort_cell")
CLEAR_PERIODS = Statement("DELETE FROM kpi_period")
CLEAR_DAYS = Statement(
    "DELETE FROM kpi_day WHERE NOT day BETWEEN '1970-01-01'::date + %(first)s::int "
    "AND '1970-01-01'::date + %(last)s::int"
)
FORGET_PRODUCTS = Statement("DELETE FROM product_profile WHERE as_of <> %(at)s")
FORGET_CATEGORIES = Statement("DELETE FROM product_category_profile WHERE as_of <> %(at)s")
# One writer of people at a time: two that know different things of somebody would each log the change.
LOCK = Statement("SELECT pg_advisory_xact_lock(hashtext('insight_people'))")

AT_ONCE = 5_000

WORDS = {
    "stages": list(stages.STAGES),
    "stage_reasons": list(stages.REASONS),
    "categories": list(categories.CATEGORIES),
    "category_reasons": list(categories.REASONS),
    "rhythms": list(lateness.RHYTHMS),
}


def keep_intervals(lesson: Lesson, read: Read, terms: Terms) -> Ints:
    """Keep the intervals of products and product categories; the ids of the latter, in their order."""
    catalogue = read.catalogue
    names, told = catalogue.names, _told(lesson.categories, catalogue.category_estimates)
    rows = write(CATEGORIES, names=names, visit=lesson.knowledge.visits, at=terms.at, **told)
    FORGET_CATEGORIES.run(at=terms.at)
    _keep_products(lesson, catalogue, terms)
    ids = {name: kept for kept, name in rows}
    return np.array([ids[name] for name in names], dtype=np.int64)


def _keep_products(lesson: Lesson, catalogue: Catalogue, terms: Terms) -> None:
    seen = np.flatnonzero((lesson.products.people > 0) | ~np.isnan(catalogue.estimates))
    told = {
        **_told(lesson.products, catalogue.estimates),
        "product": catalogue.products,
        "source": np.array(needs.SOURCES)[lesson.knowledge.things(catalogue).source_of_product],
    }
    for rows in _parts(seen):
        part = {name: column[rows] for name, column in told.items()}
        write(PRODUCTS, at=terms.at, **part)
    FORGET_PRODUCTS.run(at=terms.at)


def _told(intervals: Intervals, estimates: Floats) -> dict[str, NDArray[Any]]:
    """The columns that products and product categories have in common."""
    pairs = zip(intervals.median.tolist(), estimates.tolist(), strict=True)
    verdicts = [verdict(_plain(median), estimate=_plain(estimate)) for median, estimate in pairs]
    return {**intervals.columns, "estimate": estimates, "verdict": np.array(verdicts, dtype=str)}


def keep_people(
    judgement: Judgement, read: Read, *, known: Parameters, categories: Ints, at: datetime
) -> None:
    """Keep what we make of people, 5,000 in a commit.

    categories: the ids of the product categories.
    """
    everybody, needed = judgement.profiles, _named(judgement.needs, read.catalogue, categories=categories)
    everybody = replace(everybody, product_category=np.append(categories, 0)[everybody.product_category])
    for rows in _parts(np.arange(len(everybody.customer))):
        people = everybody.take(rows)
        theirs = slice(
            np.searchsorted(needed.customer, people.customer[0]),
            np.searchsorted(needed.customer, people.customer[-1], side="right"),
        )
        with transaction.atomic():
            LOCK.rows()
            lines = {"spent_line": known.spent_line, "expected_line": known.expected_line}
            written = write(PEOPLE, at=at, **lines, **WORDS, **people.columns)
            ids = [customer for (customer,) in written]
            write(NEEDS, at=at, customers=ids, sources=list(needs.SOURCES), **needed.take(theirs).columns)


def _named(found: Needs, catalogue: Catalogue, *, categories: Ints) -> Needs:
    """Needs by the ids of products and product categories, 0 for none; what has no id yet is no need."""
    product = np.append(catalogue.products, 0)[found.product]
    category = np.append(categories, 0)[found.category]
    return replace(found, product=product, category=category).take((product > 0) | (category > 0))


def forget_people(customers: Ints, *, at: datetime) -> None:
    """Make nothing any more of people who have no orders, or count as somebody else."""
    for rows in _parts(np.sort(customers)):
        with transaction.atomic():
            LOCK.rows()
            write(FORGET, customers=rows, at=at)


def keep_figures(by_shop: Mapping[int, Figures], terms: Terms, *, overdue: int, quiet: int) -> None:
    """Keep all figures in the caller's transaction, shop 0 being the whole business."""
    CLEAR_COHORTS.run()
    CLEAR_PERIODS.run()
    CLEAR_DAYS.run(first=int(by_shop[0].days.day[0]), last=int(by_shop[0].days.day[-1]))
    for shop, found in by_shop.items():
        write(COHORTS, shop=shop, **found.cohorts.columns)
        for period in found.periods:
            PERIOD.run(shop=shop, **_period(period))
        late = {"overdue": overdue, "quiet": quiet} if shop == 0 else {"overdue": None, "quiet": None}
        write(DAYS, shop=shop, today=terms.day, **late, **_days(found.days))


def _period(period: Period) -> dict[str, object]:
    sums = period.sums
    told: dict[str, object] = {name: int(column[0]) for name, column in sums.columns.items()}
    if not sums.says_profit[0]:
        told |= {"profit": None, "repeat_profit": None}
    mine = {field.name: getattr(period, field.name) for field in fields(period) if field.name != "sums"}
    return told | mine


def _days(days: Days) -> dict[str, NDArray[Any]]:
    mine = {
        "day": days.day,
        "refunded": days.refunded,
        "new_customers": days.new,
        "known": days.known,
        "returned": days.returned,
    }
    return {**days.sums.columns, **mine, "says_profit": days.sums.says_profit}


def _parts(rows: Ints) -> Iterator[Ints]:
    """Rows by 5,000."""
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))


def _plain(number: float) -> float | None:
    return None if np.isnan(number) else number

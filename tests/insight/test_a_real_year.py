"""Do the figures of a real shop's year agree with what anybody else would work out from its file?

Online Retail II (UCI), December 2009 to December 2010. Here every line with a price and a quantity that is no
cancellation counts, as in the plainest reading of the file; the import is stricter about what goods are.
"""

from fractions import Fraction
from functools import cache

import numpy as np
import polars as pl
import pytest

import regulars
from regulars.insight.cohorts import cohorts
from regulars.insight.figures import figures
from regulars.insight.knowledge import Catalogue, judged, learned, store
from regulars.insight.purchases import NEVER, NOBODY, NONE, UNKNOWN, Bought, Purchases, in_order
from regulars.insight.understanding import _counts
from tests.insight.told import at, given_back

FILE = f"{regulars.__path__[0]}/connectors/demo/online_retail_2009_2010.parquet"
UNTIL = 14_952  # 9 December 2010


@cache
def sales() -> pl.DataFrame:
    lines = pl.read_parquet(FILE).filter(
        ~pl.col("Invoice").str.starts_with("C") & (pl.col("Quantity") > 0) & (pl.col("Price") > 0)
    )
    return lines.select(
        order=pl.col("Invoice").cast(pl.Int64),
        who=pl.col("Customer ID").fill_null(NOBODY).cast(pl.Int64),
        sku=pl.col("StockCode"),
        day=pl.col("InvoiceDate").str.to_datetime().dt.date(),
        cents=(pl.col("Quantity") * pl.col("Price") * 100).round().cast(pl.Int64),
    )


@cache
def purchases() -> Purchases:
    orders = sales().group_by("order", "who").agg(pl.col("day").min(), pl.col("cents").sum()).sort("order")
    day, nothing = orders["day"].cast(pl.Int32).to_numpy().astype(np.int64), np.zeros(len(orders), np.int64)
    return in_order(
        Purchases(
            customer=orders["who"].to_numpy(),
            order=orders["order"].to_numpy(),
            shop=nothing + 1,
            day=day,
            at=at(day),
            revenue=orders["cents"].to_numpy(),
            cost=nothing + UNKNOWN,
            delivered=nothing + NEVER,
            early=day < day.min() + 90,
            refunded=nothing,
            refunded_at=nothing + UNKNOWN,
        )
    )


@cache
def by_customer() -> pl.DataFrame:
    known = sales().filter(pl.col("who") != NOBODY)
    return known.group_by("who").agg(orders=pl.col("order").n_unique(), cents=pl.col("cents").sum())


def test_two_of_three_buyers_came_back_and_brought_94_percent_of_the_revenue():
    people = by_customer()
    repeat = people.filter(pl.col("orders") >= 2)
    year = figures(purchases(), given_back(), until=UNTIL, margin_bp=None).periods[-1].sums
    assert (year.customers[0], year.repeat_customers[0]) == (len(people), len(repeat)) == (4312, 2893)
    assert Fraction(2893, 4312) == pytest.approx(0.671, abs=5e-4)
    assert (year.revenue[0], year.repeat_revenue[0]) == (people["cents"].sum(), repeat["cents"].sum())
    assert year.repeat_revenue[0] / year.revenue[0] == pytest.approx(0.943, abs=5e-4)


def test_guests_stand_apart():
    guests = sales().filter(pl.col("who") == NOBODY)
    year = figures(purchases(), given_back(), until=UNTIL, margin_bp=None).periods[-1].sums
    assert year.guest_orders[0] == guests["order"].n_unique()
    assert year.guest_revenue[0] == guests["cents"].sum()


def test_of_the_first_cohort_a_third_came_back_the_month_after():
    known = sales().filter(pl.col("who") != NOBODY).with_columns(month=pl.col("day").dt.truncate("1mo"))
    first = known.group_by("who").agg(began=pl.col("month").min())
    december = first.filter(pl.col("began") == pl.date(2009, 12, 1))["who"]
    january = known.filter((pl.col("month") == pl.date(2010, 1, 1)) & pl.col("who").is_in(december.implode()))
    found = cohorts(purchases(), until=UNTIL)
    assert (found.size[0], found.active[1]) == (len(december), january["who"].n_unique()) == (955, 337)
    assert found.truncated[0]  # who bought in the file's first month may have bought before it


@cache
def lesson():
    known = sales().filter(pl.col("who") != NOBODY)
    skus = known["sku"].unique().sort()
    number = {sku: place for place, sku in enumerate(skus)}
    bought = Bought(
        customer=known["who"].to_numpy(),
        product=known["sku"].replace_strict(number, return_dtype=pl.Int64).to_numpy(),
        day=known["day"].cast(pl.Int32).to_numpy().astype(np.int64),
    )
    nothing = np.full(len(skus), np.nan)
    shelves = Catalogue(np.arange(len(skus)), np.full(len(skus), NONE), [], nothing, nothing[:0])
    there = store(purchases(), bought, shelves, until=UNTIL)
    learnt = learned(there, shelves, until=UNTIL)
    return number, learnt, judged(there, shelves, learnt.knowledge, until=UNTIL, at=int(at(UNTIL)))


def test_the_best_selling_light_comes_back_after_three_months_not_after_six_weeks():
    # The median of the waits that were seen is 43 days: those of frequent buyers, and of the quick.
    number, learnt, _ = lesson()
    light = number["85123A"]
    days = sales().filter((pl.col("sku") == "85123A") & (pl.col("who") != NOBODY)).unique(["who", "day"])
    waits = (
        days.sort("who", "day").select(pl.col("day").diff().over("who").dt.total_days())["day"].drop_nulls()
    )
    assert (len(waits), waits.median()) == (learnt.products.gaps[light], 43)
    assert (learnt.products.people[light], learnt.products.median[light]) == (days["who"].n_unique(), 89)


def test_everybody_who_bought_stands_somewhere():
    _, learnt, judgement = lesson()
    counts = _counts(judgement)
    assert learnt.knowledge.parameters.visit == pytest.approx(72, abs=8)
    assert sum(counts["stages"].values()) == sum(counts["rhythms"].values()) == 4312
    assert counts["rhythms"]["overdue"] + counts["rhythms"]["quiet"] == pytest.approx(312, abs=30)
    assert counts["stages"]["loyal"] + counts["stages"]["growing"] > 1500

"""A made-up store is told by one seed; its facts fit together as a real shop's do."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from bench.synthetic import make_store
from regulars.insight.refresh import refresh

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def store(database, monkeypatch):
    monkeypatch.setenv("DATABASE_OWNER_URL", database.owner_url)
    return make_store(2_000, at=NOON)


def answer(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_every_order_is_the_sum_of_its_lines(store):
    assert answer("SELECT count(*) FROM orders") == [(store,)]
    wrong = """
        SELECT o.id FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
        GROUP BY o.id HAVING o.revenue_business IS DISTINCT FROM sum(l.revenue_business)
            OR o.cost_business * 10 NOT BETWEEN o.revenue_business AND o.revenue_business * 5
    """  # goods cost 24 to 40 % of their price
    assert answer(wrong) == []


def test_what_came_back_is_taken_from_its_order(store):
    ((share, apart),) = answer(
        "SELECT count(*)::float8 / (SELECT count(*) FROM orders), "
        "count(*) FILTER (WHERE o.refunded_business <> r.revenue_business) "
        "FROM refund r JOIN orders o ON o.id = r.order_id"
    )
    assert (share, apart) == (pytest.approx(0.04, abs=0.01), 0)


def test_people_who_were_joined_count_as_one(store):
    # Every hundredth of 2,000 was joined with the one before: 20. Their orders count for the other.
    assert answer("SELECT count(*) FROM customer_canonical") == [(20,)]
    assert answer("SELECT count(*), sum(orders) FROM customer_totals") == [(1_980, store)]


def test_there_are_people_who_never_bought(store):
    # Beside each tenth of 2,000 stand a reader and a visitor.
    kinds = "SELECT kind, count(*) FROM customer_identity WHERE customer_id > 2000 GROUP BY 1 ORDER BY 1"
    assert answer(kinds) == [("device", 200), ("email", 200)]


def test_gifts_sell_before_christmas(store):
    bought = """
        SELECT extract(month FROM o.business_date) IN (11, 12) AS december, count(*)
        FROM order_line l JOIN product p ON p.id = l.product_id JOIN orders o ON o.id = l.order_id
        WHERE p.category = 'Gifts' GROUP BY 1 ORDER BY 1
    """
    # Weight 3 in two months and .4 in ten: 6 of 10 parts, if orders came evenly.
    (_, rest), (_, december) = answer(bought)
    assert december > rest


def test_insight_finds_the_rhythm_that_was_put_in(store):
    run = refresh(NOON)
    assert run.counts["people"] == 1_980
    # Shampoo lasts 35 days and serum 49 or 56, spread by a quarter: medians of what was seen in full.
    found = dict(answer("SELECT name, median FROM product_category_profile WHERE median IS NOT NULL"))
    assert found["Hair > Shampoo"] < found["Face > Serum"]

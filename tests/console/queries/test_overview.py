"""How did the store stand, month by month?"""

from datetime import date

from regulars.console.queries import overview as queries


def test_the_first_of_a_month_some_months_ago_goes_over_the_year():
    assert queries.first_of_month(date(2026, 3, 31), ago=3) == date(2025, 12, 1)
    assert queries.first_of_month(date(2026, 3, 31), ago=12) == date(2025, 3, 1)


def test_months_divide_revenue_by_who_brought_it(shop):
    march = queries.months(until=date(2026, 3, 2))[-1]
    february = queries.months(until=date(2026, 3, 2))[-2]
    assert march.first == date(2026, 3, 1)
    # February: 30 neighbours on the 20th, Cy on the 25th for 20 euros each, Dita on the 5th and 20th for 200.
    assert february.came_back == 30 * 2_000 + 2_000 + 2 * 20_000
    assert (february.first_time, february.guests) == (0, 2_000)
    assert february.repeat_share.value == 1


def test_the_overdue_are_named_by_what_is_expected_of_them(shop):
    (ann,) = queries.overdue(names=True)
    assert ann.face.called == "Ann Ozola"


def test_nothing_is_known_of_an_empty_store(empty_shop):
    assert (queries.knows_orders(), queries.is_working(), queries.last_problem()) == (False, False, "")
    empty_shop.sells("ann", 1)
    assert (queries.knows_orders(), queries.how_many_orders()) == (True, 1)

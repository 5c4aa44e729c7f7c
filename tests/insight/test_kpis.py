"""What are the store's figures, and what does each of them stand on?"""

from datetime import date
from fractions import Fraction

from regulars.business.models import Business
from regulars.insight.kpis import Share, by_day, cohorts, overview
from regulars.insight.refresh import refresh


def sales(store, **line):
    """Ann three times for 20.00, Bo once for 40.00, a guest once for 5.00; Ann sent 10.00 back."""
    placed = store.sells("ann", days=[0, 10, 40], **line)
    store.sells("bo", days=[10], euros=40, **line)
    store.sells("", days=[12], euros=5, **line)
    store.refunds(placed[0], day=20, euros=10)
    refresh(store.at(45))
    return overview()


def test_before_the_first_run_there_is_nothing_to_say(store):
    assert overview() is None


def test_repeat_customers_and_what_they_bring(store):
    # Ann of Ann and Bo; 3 of 4 orders; (60 - 10) of (60 - 10 + 40).
    found = sales(store)
    assert (found.repeat_rate.value, found.repeat_orders.value) == (Fraction(1, 2), Fraction(3, 4))
    assert found.repeat_revenue == Share(5000, 9000)
    assert (found.customers, found.orders, found.revenue_business) == (2, 5, 9500)


def test_guests_stand_beside_the_shares(store):
    found = sales(store)
    assert (found.guest_orders, found.guest_revenue_business, found.refunded_business) == (1, 500, 1000)


def test_each_figure_says_what_it_stands_on(store):
    found = sales(store)
    assert (found.since, found.until, found.days) == (date(2026, 1, 1), date(2026, 2, 15), 365)
    assert (found.as_of, found.currency, found.truncated) == (store.at(45), "EUR", False)
    assert found.counts["people"] == 2


def test_without_costs_only_revenue_is_said(store):
    found = sales(store)
    assert (found.repeat_profit, found.costed, found.margin_bp) == (None, Share(0, 9000), None)


def test_with_costs_profit_is_said_beside_its_reference_line(store):
    # Each order of known people cost 10.00. Ann: 10.00 kept of 20.00 leaves 5.00, then 10.00 twice; Bo 30.00.
    found = sales(store, cost_minor=1000)
    assert found.repeat_profit == Share(2500, 5500)
    assert found.reference == Fraction(2, 5)
    assert found.costed.value == 1


def test_the_owners_percentage_stands_in_for_unknown_costs(store):
    Business.objects.update(fallback_margin_bp=4_000)
    found = sales(store)  # 40 % of 50.00 and of 90.00
    assert (found.repeat_profit, found.costed.value, found.margin_bp) == (Share(2000, 3600), 0, 4_000)


def test_a_month_is_the_last_30_days(store):
    sales(store)
    month = overview(days=30)
    assert (month.since, month.orders, month.repeat_rate) == (date(2026, 1, 17), 1, Share(1, 1))


def test_a_shop_has_figures_of_its_own(store):
    sales(store)
    assert overview(shop=store.shop.id).orders == 5
    assert overview(shop=store.shop.id + 1) is None


def test_nothing_has_no_share():
    assert Share(0, 0).value is None


def test_each_day_has_its_figures(store):
    sales(store)
    days = by_day(since=date(2026, 1, 10), until=date(2026, 1, 12))
    assert [day.day.day for day in days] == [10, 11, 12]
    eleventh = days[1]
    assert (eleventh.orders, eleventh.new_customers, eleventh.revenue_business) == (2, 1, 6000)
    assert (eleventh.repeat_orders, eleventh.repeat_rate) == (1, Share(1, 2))


def test_cohorts_have_their_months(store):
    sales(store)
    (january,) = cohorts()
    assert (january.month, january.size, january.truncated) == (date(2026, 1, 1), 2, False)
    assert [(cell.age, cell.active.value, cell.so_far_business, cell.complete) for cell in january.cells] == [
        (0, 1, 7000, True),
        (1, Fraction(1, 2), 9000, False),
    ]

"""Does what we understand get into its tables whole, and in short commits?"""

from datetime import date, timedelta

from django.db import connection

from regulars.business.models import Shop
from regulars.commerce.facts import ProductFact
from regulars.insight import writing
from regulars.insight.actions import estimate_interval
from regulars.insight.kpis.models import CohortCell, KpiDay, KpiPeriod
from regulars.insight.models import (
    CustomerNeed,
    CustomerProfile,
    ProductCategoryProfile,
    ProductProfile,
)
from regulars.insight.refresh import refresh, refresh_customers


def transactions(table: str) -> int:
    """How many transactions wrote the rows of a table."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(DISTINCT xmin::text) FROM {table}")
        return cursor.fetchone()[0]


def test_people_go_by_parts_so_that_readers_of_the_log_wait_for_none_of_them_long(regulars, monkeypatch):
    monkeypatch.setattr(writing, "AT_ONCE", 25)
    refresh(regulars.at(100))
    assert CustomerProfile.objects.count() == 60
    assert transactions("customer_profile") == 3  # 25 + 25 + 10


def test_a_person_is_written_whole(regulars, monkeypatch):
    monkeypatch.setattr(writing, "AT_ONCE", 7)
    refresh(regulars.at(100))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE (p.xmin::text, p.xmin::text) "
            "= (s.xmin::text, n.xmin::text)) FROM customer_profile p "
            "JOIN stage_transition s USING (customer_id) JOIN customer_need n USING (customer_id)"
        )
        assert cursor.fetchone() == (30, 30)  # thirty who come back for candles


def test_needs_that_stay_as_they_were_are_left_alone(regulars):
    refresh(regulars.at(100))
    refresh(regulars.at(100) + timedelta(hours=1))
    assert set(CustomerNeed.objects.values_list("as_of", flat=True)) == {regulars.at(100)}
    refresh(regulars.at(125))
    assert set(CustomerNeed.objects.values_list("as_of", flat=True)) == {regulars.at(125)}  # less likely now


def test_all_figures_are_one_commit(regulars):
    refresh(regulars.at(100))
    for table in ("kpi_day", "kpi_period", "cohort_cell"):
        assert transactions(table) == 1
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(DISTINCT xmin::text) FROM (SELECT xmin FROM kpi_day "
            "UNION ALL SELECT xmin FROM kpi_period UNION ALL SELECT xmin FROM cohort_cell "
            "UNION ALL SELECT xmin FROM insight_run) t"
        )
        assert cursor.fetchone()[0] == 1


def test_who_was_overdue_on_a_day_stays_known(regulars):
    refresh(regulars.at(100))
    refresh(regulars.at(200))
    on = dict(KpiDay.objects.filter(shop_id=0).values_list("day", "quiet"))
    days = [on[regulars.at(day).date()] for day in (100, 150, 200)]
    assert days == [30, None, 60]  # first those who came once, then all


def test_days_beyond_a_clock_that_was_set_back_are_gone(store):
    store.sells("ann", days=[0])
    refresh(store.at(20))
    refresh(store.at(5))
    assert KpiDay.objects.filter(shop_id=0).count() == 6


def test_each_shop_has_figures_of_its_own(store):
    store.sells("ann", days=[0, 3])
    refresh(store.at(5))
    assert set(CohortCell.objects.values_list("shop_id", flat=True)) == {0, store.shop.id}
    riga = store.shop
    store.shop = Shop.objects.create(name="Vienna", currency="EUR", time_zone="Europe/Vienna", country="AT")
    store.sells("ann", days=[4])
    refresh(store.at(5))
    orders = dict(KpiPeriod.objects.filter(days=0).values_list("shop_id", "orders"))
    assert orders == {0: 3, riga.id: 2, store.shop.id: 1}


def test_a_shop_that_is_a_day_ahead_of_its_business_counts_its_own_day(store):
    store.shop.time_zone = "Pacific/Auckland"
    store.shop.save()
    store.sells("ann", days=[0])  # noon of 1 January in Greenwich: an hour into the 2nd in Auckland
    refresh(store.at(0))
    newest = KpiDay.objects.filter(shop_id=0).latest("day")
    assert (newest.day, newest.orders) == (date(2026, 1, 2), 1)


def test_a_product_category_keeps_its_id_and_leaves_with_its_last_product(regulars):
    refresh(regulars.at(100))
    home = ProductCategoryProfile.objects.get()
    assert (home.name, home.median, home.visit, home.verdict) == ("Home", 30, 30, "no_estimate")
    regulars.sells("bo", days=[101], goods={"soap": "Bath"})
    refresh(regulars.at(102))
    assert ProductCategoryProfile.objects.get(name="Home").id == home.id
    assert ProductCategoryProfile.objects.count() == 2
    moved = ProductFact(sku="soap", category="Bath > Soap", currency="EUR", version=regulars.at(103))
    regulars.tell(moved, day=103)
    refresh(regulars.at(104))
    assert set(ProductCategoryProfile.objects.values_list("name", flat=True)) == {"Home", "Bath > Soap"}


def test_a_category_nobody_has_worked_out_yet_is_none(regulars):
    refresh(regulars.at(100))
    regulars.sells("bo", days=[101], goods={"soap": "Bath"})
    refresh_customers([regulars.id_of("bo")], regulars.at(102))
    assert CustomerProfile.objects.get(customer=regulars.id_of("bo")).product_category is None


def test_the_owners_estimate_stands_beside_what_was_learned(regulars):
    regulars.sells("bo", days=[50], goods={"lamp": "Light"})
    lamp, candle = (
        ProductProfile.product.field.related_model.objects.get(sku=sku) for sku in ("lamp", "candle")
    )
    for product, days in ((candle, 20), (lamp, 400)):
        estimate_interval(product_id=product.id, days=days, actor="staff:1", at=regulars.at(60))
    refresh(regulars.at(100))
    found = {
        row.product.sku: (row.median, row.estimate, row.verdict, row.source)
        for row in ProductProfile.objects.all()
    }
    assert found == {
        "candle": (30, 20, "slower", "product"),
        "lamp": (None, 400, "too_few", "owner"),
    }


def test_a_product_that_nobody_bought_has_no_profile(store):
    store.sells("", days=[0])
    refresh(store.at(1))
    assert not ProductProfile.objects.exists()

"""What do we understand of everybody, and does it follow from the facts alone?"""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars.commerce.merging import merge, separate
from regulars.insight.kpis.models import CohortCell, KpiDay, KpiPeriod
from regulars.insight.models import (
    CategoryHistory,
    CustomerNeed,
    CustomerProfile,
    InsightRun,
    ProductCategoryProfile,
    ProductProfile,
    StageTransition,
)
from regulars.insight.refresh import TRY_LOCK, UNLOCK, AlreadyRefreshing, refresh, refresh_customers


def profile(store, name):
    return CustomerProfile.objects.get(customer=store.id_of(name))


def tables():
    """Everything that a run makes, but for the moment of it and what only a new row has."""
    skipped = {"id", "as_of"}
    found = {}
    kept = (
        CustomerProfile,
        CustomerNeed,
        ProductProfile,
        ProductCategoryProfile,
        CohortCell,
        KpiDay,
        KpiPeriod,
    )
    for model in kept:
        names = [field.attname for field in model._meta.concrete_fields if field.attname not in skipped]
        found[model.__name__] = sorted(model.objects.values_list(*names), key=str)
    return found


def test_ann_is_expected_when_she_usually_comes(regulars):
    # She bought on days 0, 25 and 50; her own two waits of 25 days, a little drawn towards the 30 of the
    # others.
    regulars.sells("ann", days=[0, 25, 50])
    refresh(regulars.at(60))
    ann = profile(regulars, "ann")
    assert (ann.orders, ann.own_interval, ann.stage) == (3, 25, "loyal")
    assert 25 < ann.usual_interval < 30
    assert ann.lateness == round(10 / ann.usual_interval, 2)
    expected = regulars.at(50) + timedelta(days=ann.usual_interval)
    assert abs(ann.expected_next_at - expected) < timedelta(seconds=1)
    assert ann.expected_from < ann.expected_next_at < ann.expected_until


def test_bo_who_lapsed_is_overdue_and_then_gone(regulars):
    regulars.sells("bo", days=[0, 30, 60])
    refresh(regulars.at(95))
    bo = profile(regulars, "bo")
    assert bo.overdue_days == 95 - 60 - round(bo.usual_interval)
    late = (bo.expected_until - bo.last_order_at).days
    refresh(regulars.at(60 + late + 1))
    assert profile(regulars, "bo").rhythm == "overdue"
    refresh(regulars.at(60 + 2 * late + 2))
    assert (profile(regulars, "bo").rhythm, profile(regulars, "bo").stage) == ("quiet", "satisfied")


def test_guests_and_people_without_goods_have_no_profile(store):
    store.sells("", days=[0])
    store.sells("cy", days=[0], goods={"postage": ""}, kind="shipping")
    refresh(store.at(5))
    assert not CustomerProfile.objects.exists()
    assert KpiDay.objects.get(shop_id=0, day=store.at(0).date()).guest_orders == 1


def test_a_cancelled_order_never_was(store):
    (order,) = store.sells("ann", days=[0])
    store.cancels(order, day=2)
    refresh(store.at(1))
    assert profile(store, "ann").stage == "first_purchase"
    refresh(store.at(3))
    assert not CustomerProfile.objects.exists()
    ends = StageTransition.objects.order_by("id").values_list("turned_from", "turned_to", "reason")
    assert list(ends) == [("", "first_purchase", "one_order"), ("first_purchase", "", "no_orders")]


def test_each_change_of_stage_is_written_once_with_its_reason(store):
    (order,) = store.sells("ann", days=[0])
    store.delivers(order, day=3)
    for day in (1, 1, 5, 5):
        refresh(store.at(day))
    store.sells("ann", days=[20])
    refresh(store.at(21))
    turns = StageTransition.objects.order_by("id").values_list(
        "turned_to", "reason", "occurred_at", "known_at"
    )
    assert list(turns) == [
        ("first_purchase", "one_order", store.at(0), store.at(1)),
        ("weighing", "parcel_arrived", store.at(3), store.at(5)),
        ("satisfied", "came_back", store.at(20), store.at(21)),
    ]


def test_in_a_store_whose_history_starts_in_mid_life_nobody_makes_a_first_purchase(store):
    store.shop.history_complete = False
    store.shop.save()
    store.sells("ann", days=[0])
    store.sells("bo", days=[90])
    refresh(store.at(91))
    assert (profile(store, "ann").first_seen_only, profile(store, "ann").stage) == (True, "weighing")
    assert (profile(store, "bo").first_seen_only, profile(store, "bo").stage) == (False, "first_purchase")
    assert KpiPeriod.objects.get(shop_id=0, days=0).truncated


def test_what_was_sent_back_makes_a_kind_of_its_own_with_its_numbers(store):
    orders = store.sells("dita", days=[0, 20], euros=50)
    store.refunds(orders[1], day=30, euros=40)
    store.refunds(orders[0], day=31, euros=30)
    refresh(store.at(32))
    dita = profile(store, "dita")
    assert (dita.stage, dita.category, dita.category_reason) == ("disappointed", "problem", "returned_most")
    assert (dita.revenue_business, dita.refunded_year_business, dita.returned_bp) == (3000, 7000, 8000)
    kept = CategoryHistory.objects.get(customer_id=store.id_of("dita"))
    assert (kept.turned_to, kept.numbers["refunded"], kept.numbers["spent"]) == ("problem", 7000, 3000)


def test_only_what_was_known_and_had_happened_counts(store):
    store.sells("ann", days=[0])
    store.sells("ann", days=[2], known=40)  # imported a month later
    (order,) = store.sells("ann", days=[10])
    store.refunds(order, day=20, euros=20)
    refresh(store.at(15))
    assert (profile(store, "ann").orders, profile(store, "ann").revenue_business) == (2, 4000)
    refresh(store.at(41))
    assert (profile(store, "ann").orders, profile(store, "ann").revenue_business) == (3, 4000)


def test_refreshing_twice_changes_nothing(regulars):
    regulars.sells("ann", days=[0, 25, 50])
    refresh(regulars.at(100))
    before = tables()
    turns = StageTransition.objects.count(), CategoryHistory.objects.count()
    refresh(regulars.at(100))
    assert tables() == before
    assert (StageTransition.objects.count(), CategoryHistory.objects.count()) == turns


def test_a_person_joined_to_another_has_one_profile_and_gets_it_back(store):
    store.sells("ann", days=[0])
    store.sells("anna", days=[30])
    refresh(store.at(40))
    ann, anna = store.id_of("ann"), store.id_of("anna")
    merge(loser=anna, winner=ann, reason="same person", actor="staff:1", at=store.at(41))
    refresh_customers([anna], store.at(42))
    assert list(CustomerProfile.objects.values_list("customer_id", "orders")) == [(ann, 2)]
    separate(loser=anna, winner=ann, actor="staff:1", at=store.at(43))
    refresh_customers([ann, anna], store.at(44))
    found = CustomerProfile.objects.order_by("customer_id").values_list("customer_id", "orders")
    assert list(found) == sorted([(ann, 1), (anna, 1)])


def test_what_is_known_of_later_is_not_overwritten_by_a_run_that_began_before(store):
    store.sells("ann", days=[0, 30])
    refresh(store.at(40))
    store.sells("ann", days=[45])
    refresh_customers([store.id_of("ann")], store.at(46))
    refresh_customers([store.id_of("ann")], store.at(41))
    assert profile(store, "ann").orders == 3


def test_a_sandbox_whose_clock_is_set_back_forgets_the_future(store):
    store.sells("ann", days=[0, 30])
    refresh(store.at(40))
    refresh(store.at(20))
    assert (profile(store, "ann").orders, profile(store, "ann").as_of) == (1, store.at(20))


def test_needs_end_with_their_cause(regulars):
    (order,) = regulars.sells("ann", days=[85])
    refresh(regulars.at(95))
    need = CustomerNeed.objects.get(customer=regulars.id_of("ann"))
    assert (need.product.sku, need.source, need.interval) == ("candle", "product", 30)
    assert need.expected_at == regulars.at(85 + 30)
    regulars.cancels(order, day=96)
    refresh_customers([regulars.id_of("ann")], regulars.at(97))
    assert not CustomerNeed.objects.filter(customer=regulars.id_of("ann")).exists()


def test_a_run_says_what_it_found_and_how_long_it_took(regulars):
    run = refresh(regulars.at(100))
    assert run.counts["people"] == 60
    assert run.counts["stages"] == {
        "first_purchase": 0, "weighing": 30, "satisfied": 0, "disappointed": 0, "loyal": 30, "growing": 0,
    }  # fmt: skip
    kept = InsightRun.objects.get()
    assert (kept.state, kept.as_of, kept.counts) == ("done", regulars.at(100), run.counts)
    assert kept.parameters["visit"] == 30


def test_an_empty_store_is_understood_too(store):
    assert refresh(store.at(0)).counts["people"] == 0


def test_there_is_one_run_at_a_time(store):
    elsewhere = connections.create_connection("default")
    try:
        with elsewhere.cursor() as cursor:
            cursor.execute(TRY_LOCK.text)
            with pytest.raises(AlreadyRefreshing):
                refresh(store.at(0))
            cursor.execute(UNLOCK.text)
    finally:
        elsewhere.close()
    assert refresh(store.at(0)).id


def test_a_run_that_fails_says_why_and_leaves_what_stood(store, monkeypatch):
    store.sells("ann", days=[0])
    refresh(store.at(1))
    monkeypatch.setattr("regulars.insight.understanding.keep_figures", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        refresh(store.at(2))
    latest = InsightRun.objects.latest("id")
    assert (latest.state, latest.problem) == ("failed", "ZeroDivisionError('division by zero')")
    assert KpiPeriod.objects.get(shop_id=0, days=0).orders == 1


def test_an_interrupted_run_is_known_for_what_it_was(store):
    InsightRun.objects.create(as_of=store.at(0), state="running")
    refresh(store.at(1))
    states = InsightRun.objects.order_by("id").values_list("state", "problem")
    assert list(states) == [("failed", "interrupted"), ("done", "")]


@pytest.mark.parametrize("table", ["stage_transition", "category_history"])
@pytest.mark.parametrize("role", ["default", "owner"])
def test_histories_of_stages_and_kinds_never_change(store, table, role):
    store.sells("ann", days=[0])
    refresh(store.at(1))
    with pytest.raises(ProgrammingError, match=r"append-only|permission denied"):
        connections[role].cursor().execute(f"UPDATE {table} SET reason = 'x'")


# Who of four buys what on which day, and what is sent back.
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["ann", "bo", "cy", "dita"]),
        st.integers(0, 200),
        st.sampled_from(["candle", "soap"]),
        st.sampled_from([0, 0, 0, 10, 20]),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_one_person_refreshed_is_as_everybody_refreshed(regulars, deeds):
    """By what one run learned of the store, each person comes out alone as among all."""
    for name, day, sku, sent_back in deeds:
        (order,) = regulars.sells(name, days=[day], goods={sku: "Home"})
        if sent_back:
            regulars.refunds(order, day=day + 5, euros=sent_back)
    refresh(regulars.at(210))
    before = tables()
    ids = list(CustomerProfile.objects.values_list("customer_id", flat=True))
    refresh_customers(ids, regulars.at(210))
    assert tables() == before

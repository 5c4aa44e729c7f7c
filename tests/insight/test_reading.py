"""What do the tables say was bought?"""

from datetime import UTC, date, datetime

import numpy as np

from regulars.business.models import Business
from regulars.commerce.actions.shops import change_shop
from regulars.commerce.facts import Buyer, CustomerFact
from regulars.commerce.merging import merge
from regulars.customers.identify import Identifiers
from regulars.insight import reading
from regulars.insight.purchases import NEVER, NONE, UNKNOWN
from regulars.insight.reading import members, read, terms
from regulars.insight.refresh import refresh


def epoch(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def test_the_day_is_that_of_the_businesss_own_zone(store):
    # 23:30 in Greenwich is half past one of the next day in Riga.
    late = terms(datetime(2026, 1, 1, 23, 30, tzinfo=UTC))
    assert late.day == epoch(date(2026, 1, 2))
    assert late.moment == (9_497 * 86_400 + 23 * 3600 + 1800) * 1_000_000  # 9,497 days after 2000-01-01


def test_an_order_comes_out_as_it_stands(store):
    (order,) = store.sells("ann", days=[3], euros=25, cost_minor=1000)
    store.delivers(order, day=5)
    found = read(terms(store.at(9)), customers=None)
    one = {name: column.tolist() for name, column in found.purchases.columns.items()}
    assert (one["customer"], one["shop"]) == ([store.id_of("ann")], [store.shop.id])
    assert (one["revenue"], one["cost"], one["early"]) == ([2500], [1000], [False])
    assert one["day"] == [epoch(date(2026, 1, 4))]
    assert one["delivered"][0] - one["at"][0] == 2 * 86_400 * 1_000_000
    assert (one["refunded"], one["refunded_at"]) == ([0], [UNKNOWN])


def test_the_first_order_known_of_a_veteran_is_early_however_late_it_is(store):
    """History begins on day 0 in mid-life and runs in for 90 days. Ann came before it, Dita on day 150."""
    change_shop(store.shop.id, {"history_complete": False}, actor="staff:1", at=store.at(0))
    store.sells("bo", days=[0])
    who = Buyer(who=Identifiers(email="ann@example.com"))
    store.tell(CustomerFact(buyer=who, version=store.at(1), first_seen_at=store.at(-400)), day=1)
    store.sells("ann", days=[150, 170])
    store.sells("dita", days=[150])
    found = read(terms(store.at(200)), customers=None).purchases
    early = dict(zip(zip(found.customer.tolist(), found.day.tolist(), strict=True), found.early, strict=True))
    began = epoch(date(2026, 1, 1))
    ann, bo, dita = map(store.id_of, ("ann", "bo", "dita"))
    assert {(who, day - began): is_early for (who, day), is_early in early.items()} == {
        (bo, 0): True, (ann, 150): True, (ann, 170): False, (dita, 150): False,
    }  # fmt: skip


def test_what_is_not_known_comes_out_as_unknown(store):
    store.sells("", days=[3])
    found = read(terms(store.at(9)), customers=None).purchases
    assert (found.customer[0], found.cost[0], found.delivered[0]) == (0, UNKNOWN, NEVER)


def test_a_parcel_that_arrives_later_has_not_arrived(store):
    (order,) = store.sells("ann", days=[3])
    store.delivers(order, day=5)
    assert read(terms(store.at(4)), customers=None).purchases.delivered[0] == NEVER


def test_many_orders_come_in_stretches(store, monkeypatch):
    for name in ("ann", "bo", "cy"):
        store.sells(name, days=[0, 10, 20])
    whole = read(terms(store.at(30)), customers=None)
    monkeypatch.setattr(reading, "AT_ONCE", 2)
    parts = read(terms(store.at(30)), customers=None)
    assert len(parts.bought.customer) == 9
    for name, column in parts.purchases.columns.items():
        np.testing.assert_array_equal(column, whole.purchases.columns[name])


def test_some_customers_come_out_alone(store):
    store.sells("ann", days=[0, 10])
    store.sells("bo", days=[0], goods={"soap": "Bath"})
    (order,) = store.sells("bo", days=[5], goods={"soap": "Bath"})
    store.refunds(order, day=6, euros=10)
    bo = store.id_of("bo")
    found = read(terms(store.at(30)), customers=[bo])
    assert set(found.purchases.customer) == {bo}
    assert found.purchases.refunded.tolist() == [0, 1000]
    assert len(found.catalogue.products) == 1


def test_members_are_all_who_count_as_one(store):
    for name in ("ann", "anna", "bo"):
        store.sells(name, days=[0])
    ann, anna = store.id_of("ann"), store.id_of("anna")
    merge(loser=anna, winner=ann, reason="same person", actor="staff:1", at=store.at(1))
    assert members([ann]) == members([anna]) == sorted([ann, anna])
    assert set(read(terms(store.at(2)), customers=None).purchases.customer) == {ann, store.id_of("bo")}


def test_products_know_their_category_and_what_was_learned(regulars):
    refresh(regulars.at(100))
    regulars.sells("bo", days=[101], goods={"vase": "", "candle": "Home"})
    found = read(terms(regulars.at(102)), customers=[regulars.id_of("bo")])
    assert found.catalogue.names == ["Home"]
    assert sorted(found.catalogue.category.tolist()) == [NONE, 0]
    assert sorted(np.nan_to_num(found.knowledge.products.median).tolist()) == [0, 30]
    assert found.knowledge.parameters.visit == 30


def test_a_store_without_a_run_knows_nothing(store):
    store.sells("ann", days=[0])
    found = read(terms(store.at(1)), customers=[store.id_of("ann")])
    assert found.knowledge.parameters.visit is None
    assert np.isnan(found.knowledge.products.median).all()


def test_the_owners_percentage_comes_with_the_terms(store):
    Business.objects.update(fallback_margin_bp=4_000)
    assert terms(store.at(0)).margin_bp == 4_000

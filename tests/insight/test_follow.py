"""Is somebody's page right soon after something happened to them?"""

from regulars.commerce.facts import ProductFact
from regulars.commerce.merging import merge, separate
from regulars.events.reader import lag
from regulars.insight import follow as following
from regulars.insight.follow import READER, catch_up, follow
from regulars.insight.models import CustomerProfile
from regulars.insight.refresh import refresh


def orders(store, name):
    return CustomerProfile.objects.get(customer=store.id_of(name)).orders


def test_an_order_shows_once_the_log_was_followed(store):
    store.sells("ann", days=[0])
    refresh(store.at(1))
    catch_up(store.at(1))
    store.sells("ann", days=[20])
    assert orders(store, "ann") == 1
    assert follow(store.at(21)) > 0
    assert (orders(store, "ann"), follow(store.at(21))) == (2, 0)


def test_returns_parcels_and_cancellations_show_too(store):
    first, second = store.sells("ann", days=[0, 5])
    catch_up(store.at(6))
    store.refunds(second, day=7, euros=20)
    catch_up(store.at(8))
    assert CustomerProfile.objects.get().stage == "disappointed"
    store.cancels(second, day=9)
    store.delivers(first, day=9)
    catch_up(store.at(10))
    assert (CustomerProfile.objects.get().stage, CustomerProfile.objects.get().stage_reason) == (
        "weighing",
        "parcel_arrived",
    )


def test_people_who_were_joined_and_separated_are_followed(store):
    store.sells("ann", days=[0])
    store.sells("anna", days=[1])
    ann, anna = store.id_of("ann"), store.id_of("anna")
    merge(loser=anna, winner=ann, reason="same person", actor="staff:1", at=store.at(2))
    catch_up(store.at(3))
    assert list(CustomerProfile.objects.values_list("customer_id", flat=True)) == [ann]
    separate(loser=anna, winner=ann, actor="staff:1", at=store.at(4))
    catch_up(store.at(5))
    assert (orders(store, "ann"), orders(store, "anna")) == (1, 1)


def test_what_a_later_run_has_seen_is_not_worked_out_again(store, monkeypatch):
    store.sells("ann", days=[0])
    refresh(store.at(1))
    asked = []
    monkeypatch.setattr(following, "refresh_customers", lambda customers, at: asked.append(customers))
    assert catch_up(store.at(2)) > 0
    assert asked == []


def test_other_events_concern_nobody(store):
    store.tell(ProductFact(sku="vase", currency="EUR", version=store.at(0)), day=0)
    assert catch_up(store.at(1)) == 1
    assert (lag(READER), CustomerProfile.objects.exists()) == (0, False)


def test_many_events_are_followed_by_parts(store, monkeypatch):
    monkeypatch.setattr(following, "AT_ONCE", 2)
    for name in ("ann", "bo", "cy"):
        store.sells(name, days=[0])
    assert catch_up(store.at(1)) > 6
    assert CustomerProfile.objects.count() == 3

from datetime import UTC, datetime

import pytest

from regulars.business.models import Shop
from regulars.commerce.intake import Source
from regulars.commerce.models import Order
from regulars.connectors.json_events.intake import take_in
from regulars.connectors.json_events.reading import Home, read
from regulars.customers.models import Identity
from regulars.events.models import Event
from tests.connectors.json_events.calls import NOON, call, order, viewed

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def shop(database):
    return Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga", country="LV")


def take(shop, *events):
    home = Home(shop.id, shop.country)
    source = Source(shop_id=shop.id, key=f"api:{shop.id}", actor="api:till")
    return take_in(read(call(*events), home=home, at=AT), home=home, source=source, at=AT)


def results(shop, *events):
    return [told.result for told in take(shop, *events)]


def test_strangers_become_customers_and_known_ones_stay(shop):
    assert results(shop, viewed("v1"), viewed("v2")) == ["new", "new"]
    assert results(shop, viewed("v3")) == ["new"]
    customer = Identity.objects.get(kind="device").customer_id
    seen = Event.objects.filter(name="product.viewed")
    assert set(seen.values_list("customer_id", flat=True)) == {customer}
    assert seen.count() == 3


def test_what_names_nobody_is_left_out_and_said_so(shop):
    typo = viewed("v1", who={"device": "browser-1", "email": "ann(at)example.com"})
    till = order("1001") | {"who": {"email": "ann@example.com", "phone": "12"}}
    told = [(one.result, one.where) for one in take(shop, typo, till, viewed("v2"))]
    assert told == [("new", "$.events[0].who.email"), ("new", "$.events[1].who.phone"), ("new", "")]
    assert set(Identity.objects.values_list("kind", flat=True)) == {"device", "email"}


def test_both_lanes_know_the_same_keys(shop):
    assert results(shop, viewed("v1")) == ["new"]  # a stranger: by intake
    assert results(shop, viewed("v1")) == ["known"]  # by the fast lane


def test_an_order_twice_then_changed(shop):
    assert results(shop, order()) == ["new"]
    assert results(shop, order()) == ["known"]
    assert results(shop, order(total="18.00", updated_at="2026-03-01T13:00:00Z")) == ["changed"]
    assert results(shop, order()) == ["known"]  # the older one again
    assert Order.objects.get().total_minor == 18_00


def test_an_order_that_was_called_off_stands_again_only_when_it_says_so(shop):
    cancelled = {"name": "order.cancelled", "occurred_at": NOON, "order": {"id": "1001"}}
    later = {"updated_at": "2026-03-01T13:00:00Z"}
    assert results(shop, order(), cancelled) == ["new", "changed"]
    assert results(shop, order(**later)) == ["known"]
    assert Order.objects.get().cancelled_at is not None
    assert results(shop, order(stands=True)) == ["known"]  # as of when it was placed, and not later
    assert results(shop, order(stands=True, updated_at="2026-03-01T14:00:00Z")) == ["changed"]
    assert Order.objects.get().cancelled_at is None
    assert Event.objects.filter(name="order.restored").count() == 1


def test_a_bad_one_among_good_ones(shop):
    told = take(shop, viewed("v1"), order(currency="XYZ"), order())
    assert [each.result for each in told] == ["new", "refused", "new"]
    assert told[1].where == "$.events[1].order.currency"
    assert told[1].why
    assert told[1].way_out


def test_a_browser_and_its_buyer_become_one(shop):
    both = viewed("v2", who={"device": "browser-1", "email": "ann@example.com"})
    assert results(shop, viewed("v1"), order(), both) == ["new", "new", "new"]
    assert results(shop, viewed("v3")) == ["new"]
    buyer = Order.objects.get().customer_id
    assert Event.objects.filter(name="product.viewed").latest("id").customer_id == buyer


def test_the_same_id_with_another_body_changes_nothing_and_says_so(shop):
    results(shop, viewed("v1"))
    (told,) = take(shop, viewed("v1", properties={"sku": "soap"}))
    assert (told.result, told.where) == ("refused", "$.events[0].id")
    assert "came before" in told.why
    assert Event.objects.get(name="product.viewed").payload == {"properties": {"sku": "candle"}}


def test_twice_in_one_call_with_two_bodies(shop):
    results(shop, viewed("v0"))
    told = take(shop, viewed("v1"), viewed("v1", properties={"sku": "soap"}))
    assert [each.result for each in told] == ["new", "refused"]


@pytest.mark.parametrize("stranger", [True, False])
def test_what_the_database_cannot_hold_is_refused_alone(shop, stranger):
    if not stranger:
        results(shop, viewed("v0"))
    events = call(viewed("v1"), viewed("v2", properties={"size": "?"}), viewed("v3")).replace(
        b'"?"', b"1e999999"
    )
    home = Home(shop.id, shop.country)
    source = Source(shop_id=shop.id, key=f"api:{shop.id}", actor="api:till")
    told = take_in(read(events, home=home, at=AT), home=home, source=source, at=AT)
    assert [each.result for each in told] == ["new", "refused", "new"]


def test_a_cancellation_of_an_unknown_order_says_what_to_do(shop):
    cancelled = {"name": "order.cancelled", "occurred_at": NOON, "order": {"id": "77"}}
    (told,) = take(shop, cancelled)
    assert (told.result, told.where, told.way_out[:7]) == ("refused", "$.events[0].order.id", "Send it")


def test_all_kinds_of_facts_in_one_call(shop):
    line = {"sku": "candle", "quantity": 1, "amount": "10.00"}
    refund = {"id": "r1", "order_id": "1001", "currency": "EUR", "total": "10.00", "lines": [line]}
    yes = {"channel": "email", "how": "form"}
    basket = {"id": "c1", "currency": "EUR", "total": 10, "lines": [{"sku": "a", "quantity": 1, "price": 10}]}
    events = [
        order(),
        {"name": "order.refunded", "refund": refund},
        {"name": "customer.updated", "who": {"email": "ann@example.com", "name": "Ann Kalniņa"}},
        {"name": "product.updated", "product": {"sku": "candle", "currency": "EUR", "cost": "4.00"}},
        {"name": "consent.given", "who": {"email": "ann@example.com"}, "consent": yes},
        {"name": "cart.updated", "who": {"device": "browser-1"}, "cart": basket},
        {"name": "shipment.updated", "shipment": {"id": "p1", "order_id": "1001", "carrier": "Omniva"}},
        {"name": "order.cancelled", "order": {"id": "1001"}},
    ]
    told = take(shop, *[{"occurred_at": NOON, **event} for event in events])
    assert {each.result for each in told} == {"new", "changed"}
    assert Order.objects.get().cancelled_at == AT

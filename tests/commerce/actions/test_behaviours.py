"""Does the fast lane record what known visitors did, and leave the rest alone?"""

from datetime import UTC, datetime
from threading import Thread

import msgspec
import pytest
from django.db import connection

from regulars.business.models import Shop
from regulars.commerce.actions.behaviours import Doing, record_behaviours, said_otherwise
from regulars.customers.actions.people import merge
from regulars.customers.identify import Identifiers
from regulars.customers.models import Customer, Identity
from regulars.events.log import digest
from regulars.events.models import Event, EventKey

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def shop(database):
    return Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga", country="LV")


def known(kind: str, value: str, *, shop_id: int = 0, of: Customer | None = None) -> Customer:
    customer = of or Customer.objects.create(first_seen_at=NOON)
    Identity.objects.create(customer=customer, kind=kind, value=value, shop_id=shop_id, first_seen_at=NOON)
    return customer


def doing(key: str, *, properties: bytes = b'{"sku": "candle"}', **who: str) -> Doing:
    return Doing(
        key=key,
        name="product.viewed",
        occurred_at=NOON,
        who=Identifiers(**who),
        properties=msgspec.Raw(properties),
    )


def record(shop: Shop, *doings: Doing) -> list[str]:
    return record_behaviours(
        doings, source_key="api:1", shop_id=shop.id, country=shop.country, actor="api:till", at=NOON
    )


def test_a_known_browser_is_recorded_with_its_customer(shop):
    ann = known("device", "browser-1", shop_id=shop.id)
    assert record(shop, doing("v1", device="browser-1")) == ["new"]
    event = Event.objects.get()
    assert (event.customer_id, event.shop_id, event.actor) == (ann.id, shop.id, "api:till")
    assert (event.name, event.schema_version, event.occurred_at) == ("product.viewed", 1, NOON)
    assert event.payload == {"properties": {"sku": "candle"}}


def test_its_key_is_the_one_that_intake_gives(shop):
    known("device", "browser-1", shop_id=shop.id)
    record(shop, doing("v1", device="browser-1"))
    assert EventKey.objects.get().digest == digest("api:1:v1")


def test_the_same_again_is_known(shop):
    known("device", "browser-1", shop_id=shop.id)
    twice = [doing("v1", device="browser-1"), doing("v1", device="browser-1")]
    assert record(shop, *twice) == ["new", "known"]
    assert record(shop, *twice) == ["known", "known"]
    assert Event.objects.count() == 1


def test_a_stranger_is_left_to_be_recognised(shop):
    known("device", "browser-1", shop_id=shop.id)
    result = record(shop, doing("v1", device="browser-9"), doing("v2", device="browser-1"))
    assert result == ["unsettled", "new"]


def test_the_same_browser_id_in_another_shop_is_another_browser(shop):
    known("device", "browser-1", shop_id=shop.id + 1)
    assert record(shop, doing("v1", device="browser-1")) == ["unsettled"]


def test_keys_of_one_customer_agree(shop):
    ann = known("device", "browser-1", shop_id=shop.id)
    known("email", "ann@example.com", of=ann)
    known("phone", "+37126123456", of=ann)
    who = {"device": "browser-1", "email": "Ann@Example.com", "phone": "26123456"}
    assert record(shop, doing("v1", **who)) == ["new"]


def test_keys_of_two_customers_are_left_to_be_settled(shop):
    known("device", "browser-1", shop_id=shop.id)
    known("email", "bo@example.com")
    who = {"device": "browser-1", "email": "bo@example.com"}
    assert record(shop, doing("v1", **who)) == ["unsettled"]


def test_a_merged_customer_is_the_one_they_count_as(shop):
    old = known("device", "browser-1", shop_id=shop.id)
    ann = known("email", "ann@example.com")
    merge(loser=old.id, winner=ann.id, reason="staff", actor="staff:1", at=NOON)
    assert record(shop, doing("v1", device="browser-1", email="ann@example.com")) == ["new"]
    assert Event.objects.get(name="product.viewed").customer_id == ann.id


def test_who_names_nobody_is_left_alone(shop):
    assert record(shop, doing("v1", email="no address")) == ["unsettled"]


def test_the_same_key_with_other_content_is_told(shop):
    known("device", "browser-1", shop_id=shop.id)
    first = doing("v1", device="browser-1")
    record(shop, first, doing("v2", device="browser-1"))
    other = doing("v1", device="browser-1", properties=b'{"sku": "soap"}')
    same = doing("v2", device="browser-1", properties=b'{ "sku":"candle" }')
    assert said_otherwise([other, same], source_key="api:1") == {0}


def test_batches_in_opposite_order_do_not_lock_each_other_out(shop):
    known("device", "browser-1", shop_id=shop.id)
    many = [doing(f"v{n}", device="browser-1") for n in range(200)]
    results = []

    def send(batch: list[Doing]) -> None:
        results.append(record(shop, *batch).count("new"))
        connection.close()

    threads = [Thread(target=send, args=[batch]) for batch in (many, many[::-1]) * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(results) == Event.objects.count() == 200

"""Do the clients that others wrote for Python run against our server as they are?"""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from posthog import Posthog
from rudderstack.analytics.client import Client as Rudder
from segment.analytics.client import Client as Segment

from regulars.commerce.models import Order
from regulars.connectors.event_clients.models import UnreadMessage
from regulars.customers.models import Identity, Person
from regulars.events.models import Event
from tests.connectors.event_clients.calls import CANDLES
from tests.connectors.serving import Serving, serving

SATURDAY = datetime(2026, 2, 28, 12, tzinfo=UTC)


@pytest.fixture
def served(server_key, database) -> Iterator[Serving]:
    with serving(database) as running:
        yield running


def happened() -> list[str]:
    """What was recorded of customers, in alphabetical order."""
    return sorted(Event.objects.exclude(customer_id=None).values_list("name", flat=True))


@pytest.mark.parametrize("client", [Segment, Rudder])
def test_segments_and_rudders(client, served, server_key):
    failures = []
    ann = client(
        server_key.secret,
        host=str(served.client.base_url),
        on_error=lambda error, batch: failures.append(error),
        gzip=True,
    )
    ann.track(anonymous_id="browser-1", event="Product Viewed", properties={"sku": "candle"})
    ann.identify("7", {"email": "ann@example.com", "name": "Ann Ozola"})
    ann.alias("browser-1", "7")
    ann.track("7", "Order Completed", CANDLES, timestamp=SATURDAY)
    ann.page("7", "Help", "Home", {"url": "https://candles.example.com/"})
    ann.screen("7", "Help", "Basket")
    ann.group("7", "club", {"name": "Candle club"})
    ann.flush()
    ann.join()
    assert failures == []
    assert UnreadMessage.objects.count() == 0
    assert [name for name in happened() if "." in name and not name.startswith("customer")] == [
        "custom.done", "order.placed", "page.viewed", "page.viewed", "product.viewed",
    ]  # fmt: skip
    order = Order.objects.get()
    assert (order.external_id, order.total_minor, order.placed_at) == ("1001", 24_00, SATURDAY)
    assert Person.objects.get(customer_id=order.customer_id).name == "Ann Ozola"
    assert set(Identity.objects.values_list("kind", "value")) == {
        ("shop", "7"), ("email", "ann@example.com"), ("device", "browser-1"),
    }  # fmt: skip


def test_posthogs(served, server_key):
    failures = []
    ann = Posthog(
        server_key.secret,
        host=str(served.client.base_url),
        on_error=lambda error, batch: failures.append(error),
        gzip=True,
    )
    ann.capture("Product Viewed", properties={"sku": "candle"})  # without a person
    ann.set(distinct_id="7", properties={"email": "ann@example.com", "name": "Ann Ozola"})
    ann.alias("browser-1", "7")
    ann.capture("order_completed", distinct_id="7", properties=CANDLES, timestamp=SATURDAY)
    ann.capture("$pageview", distinct_id="7", properties={"$current_url": "https://candles.example.com/"})
    assert ann.feature_enabled("free-way", "7") in {False, None}
    ann.flush()
    ann.shutdown()
    assert failures == []
    assert UnreadMessage.objects.count() == 0
    order = Order.objects.get()
    assert (order.external_id, order.total_minor, order.placed_at) == ("1001", 24_00, SATURDAY)
    assert Person.objects.get(customer_id=order.customer_id).name == "Ann Ozola"
    assert Event.objects.get(name="page.viewed").payload == {
        "properties": {"url": "https://candles.example.com/"}
    }
    assert Event.objects.filter(name="product.viewed").exclude(customer_id=order.customer_id).count() == 1


@pytest.mark.parametrize("client", [Segment, Rudder])
def test_a_wrong_key_ends_it_at_once(client, served):
    failures = []
    ann = client(
        "rgs_0000000000_wrong",
        host=str(served.client.base_url),
        on_error=lambda error, batch: failures.append((error.status, error.code)),
    )
    ann.track("7", "Product Viewed")
    ann.flush()
    ann.join()
    assert failures == [(401, "write-key-missing-or-unknown")]

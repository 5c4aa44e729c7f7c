"""Do the clients that others wrote for Python run against our server as they are, and what if it dies?

One server for all of it: its start takes longer than all that is told to it.
"""

import gzip
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from posthog import Posthog
from rudderstack.analytics.client import Client as Rudder
from segment.analytics.client import Client as Segment

from regulars.commerce.models import Order
from regulars.connectors.event_clients.models import UnreadMessage
from regulars.customers.models import Identity, Person
from regulars.events.models import Event
from tests.connectors.event_clients.calls import CANDLES, bought, call, viewed
from tests.connectors.serving import Serving, kill, serving

SATURDAY = datetime(2026, 2, 28, 12, tzinfo=UTC)
AT_ONCE = {"upload_interval": 0.02}
"""How long the clients gather messages before they send them: half a second, where nothing is said."""


@pytest.fixture
def served(server_key, database) -> Iterator[Serving]:
    with serving(database) as running:
        yield running


def tell(client: Any, *, user: str, device: str) -> None:
    """What Segment's and RudderStack's clients have in common."""
    client.track(anonymous_id=device, event="Product Viewed", properties={"sku": "candle"})
    client.identify(user, {"email": f"{user}@example.com", "name": f"Ann {user}"})
    client.alias(device, user)
    client.track(user, "Order Completed", CANDLES | {"order_id": f"o-{user}"}, timestamp=SATURDAY)
    client.page(user, "Help", "Home", {"url": "https://candles.example.com/"})
    client.screen(user, "Help", "Basket")
    client.group(user, "club", {"name": "Candle club"})
    client.flush()
    client.join()


def tell_posthog(client: Posthog, *, user: str, device: str) -> None:
    """The same in PostHog's words."""
    client.capture("Product Viewed", distinct_id=device, properties={"sku": "candle"})
    client.set(distinct_id=user, properties={"email": f"{user}@example.com", "name": f"Ann {user}"})
    client.alias(device, user)
    client.capture(
        "order_completed",
        distinct_id=user,
        properties=CANDLES | {"order_id": f"o-{user}"},
        timestamp=SATURDAY,
    )
    client.capture("$pageview", distinct_id=user, properties={"$current_url": "https://candles.example.com/"})
    client.capture("$screen", distinct_id=user, properties={"$screen_name": "Basket"})
    client.group_identify("club", "candles", {"name": "Candle club"}, distinct_id=user)
    assert not client.evaluate_flags(user).is_enabled("free-way")
    client.flush()
    client.shutdown()


def test_others_clients_and_then_a_server_that_is_killed(served, server_key, visitor):
    address, failures = str(served.client.base_url), []

    def failed(error: Exception, batch: list[Any]) -> None:
        failures.append((getattr(error, "status", error), len(batch)))

    wrong = Rudder("rgs_0000000000_wrong", host=address, on_error=failed, **AT_ONCE)
    wrong.track("7", "Product Viewed")
    wrong.flush()
    wrong.join()
    assert failures == [(401, 1)]  # it gives up at once: nothing would be let in by trying again
    segment = Segment(server_key.secret, host=address, on_error=failed, gzip=True, **AT_ONCE)
    tell(segment, user="s7", device="browser-s")
    tell(Rudder(server_key.secret, host=address, on_error=failed, **AT_ONCE), user="r7", device="browser-r")
    posthog = Posthog(server_key.secret, host=address, on_error=failed, gzip=True)
    tell_posthog(posthog, user="p7", device=str(uuid4()))
    assert failures == [(401, 1)]
    assert UnreadMessage.objects.count() == 0
    for user in ("s7", "r7", "p7"):
        order = Order.objects.get(external_id=f"o-{user}")
        assert (order.total_minor, order.placed_at) == (24_00, SATURDAY)
        assert Person.objects.get(customer_id=order.customer_id).name == f"Ann {user}"
        assert named(order.customer_id) >= {("shop", user), ("email", f"{user}@example.com")}
        assert done(order.customer_id) >= {"order.placed", "page.viewed", "custom.done"}
    assert Event.objects.filter(name="product.viewed").exclude(customer_id=None).count() == 3
    assert Event.objects.filter(name="page.viewed").count() == 6
    a_killed_server_loses_and_doubles_nothing(served, visitor, key=server_key.secret)


def a_killed_server_loses_and_doubles_nothing(served: Serving, visitor: Client, *, key: str) -> None:
    """Many copies of a call at once, and an end in the midst of them; whoever isn't answered sends again."""
    assert served.client.options("/v1/t").headers["Access-Control-Allow-Origin"] == "*"
    assert [served.client.post(door, content=b"{").status_code for door in ("/v1/b", "/batch/")] == [400, 400]
    shelf = [viewed(messageId=f"v{n}", properties={"sku": "soap"}) for n in range(50)]
    many = gzip.compress(call(*shelf, bought(), key=key))
    head = {"Content-Encoding": "gzip", "Content-Type": "text/plain"}
    with ThreadPoolExecutor(8) as pool:
        copies = [pool.submit(served.client.post, "/v1/batch", content=many, headers=head) for _ in range(24)]
        next(as_completed(copies)).result()
        kill(served.process)
    answered = [copy.result() for copy in copies if copy.exception() is None]
    assert {answer.text for answer in answered} == {'{"success":true}'}
    again = visitor.post("/v1/batch", many, content_type="text/plain", headers={"Content-Encoding": "gzip"})
    assert again.json() == {"success": True}
    assert Event.objects.filter(name="product.viewed", payload__properties__sku="soap").count() == 50
    assert Order.objects.filter(external_id="1001").count() == 1


def named(customer_id: int | None) -> set[tuple[str, str]]:
    return set(Identity.objects.filter(customer_id=customer_id).values_list("kind", "value"))


def done(customer_id: int | None) -> set[str]:
    return set(Event.objects.filter(customer_id=customer_id).values_list("name", flat=True))

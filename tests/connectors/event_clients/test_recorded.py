"""What others' clients were heard to send is understood, each request as it was recorded."""

import json
from base64 import b64encode
from gzip import compress
from pathlib import Path
from typing import Any

import pytest

from regulars.commerce.models import Order
from regulars.connectors.event_clients.models import UnreadMessage
from regulars.customers.models import Identity, Person
from regulars.events.models import Event

FIXTURES = Path(__file__).parents[2] / "fixtures" / "event_clients"
NAMED = {("shop", "7"), ("email", "ann@example.com"), ("device", "browser-1")}


def read(name: str) -> Any:
    return json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))


def sent(client, name: str, *, key: str) -> list[int]:
    """The statuses of a recording sent once more with a key of today."""
    return [again(client, request, key=key).status_code for request in read(name)]


def again(client, request: dict[str, Any], *, key: str) -> Any:
    basic = b64encode(f"{key}:".encode()).decode()
    headers = {name: value.replace("WRITE_KEY", basic) for name, value in request["headers"].items()}
    body = request["body"].replace("WRITE_KEY", key).encode()
    packed = headers.get("content-encoding") == "gzip"
    return client.generic(
        request["method"],
        request["path"].replace("WRITE_KEY", key),
        compress(body) if packed else body,
        content_type=headers.pop("content-type", ""),
        headers=headers,
    )


def done() -> list[str]:
    """What visitors did, in alphabetical order."""
    told = Event.objects.exclude(customer_id=None).exclude(name__startswith="customer")
    return sorted(told.values_list("name", flat=True))


@pytest.mark.parametrize("name", ["segment_server", "rudder_server"])
def test_a_shops_server_on_node(name, visitor, server_key):
    assert set(sent(visitor, name, key=server_key.secret)) == {200}
    assert UnreadMessage.objects.count() == 0
    assert done() == ["custom.done", "order.placed", "page.viewed", "product.viewed"]
    order = Order.objects.get()
    assert (order.external_id, order.total_minor, order.revenue_minor) == ("1001", 24_00, 20_00)
    assert Person.objects.get().name == "Ann Ozola"
    assert set(Identity.objects.values_list("kind", "value")) == NAMED
    before = Event.objects.count()
    assert set(sent(visitor, name, key=server_key.secret)) == {200}
    assert Event.objects.count() == before


def test_a_shops_page(visitor, page_key):
    assert set(sent(visitor, "segment_page", key=page_key.secret)) == {200, 204}
    assert UnreadMessage.objects.count() == 0
    assert done() == ["checkout.completed", "page.viewed", "product.viewed", "visitor.identified"]
    assert Event.objects.get(name="visitor.identified").payload == {
        "properties": {"claims": ["userId", "email"]}
    }
    assert Order.objects.count() == 0
    assert set(Identity.objects.values_list("kind", flat=True)) == {"device"}


@pytest.mark.parametrize(
    ("name", "total", "currency", "revenue"),
    [
        ("segment_python", 58_07, "GBP", 53_07),  # 58.07 paid, 5.00 of it for the way, no tax
        ("segment_node", 58_07, "EUR", 58_07),  # the revenue alone is told: the shop's own currency
    ],
)
def test_the_samples_of_segments_clients(name, total, currency, revenue, visitor, server_key):
    recorded = read(name)
    head = {"Authorization": "Basic " + b64encode(f"{server_key.secret}:".encode()).decode()}
    body = json.dumps(recorded["json"]).encode()
    answer = visitor.post(recorded["path"], body, content_type="application/json", headers=head)
    assert (answer.status_code, answer.json()) == (200, {"success": True})
    order = Order.objects.get()
    assert (order.external_id, order.total_minor, order.currency) == ("o-1", total, currency)
    assert order.revenue_minor == revenue
    assert set(Identity.objects.values_list("kind", "value")) == {
        ("shop", "u1"), ("email", "ada@example.com"), ("device", "anon1"),
    }  # fmt: skip

"""Whatever order webhooks come in, and however often: is the shop the same in the end?"""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars.commerce.models import Cart, CustomerTotals, Order, OrderLine, Refund, RefundLine, Shipment
from regulars.connectors.models import Connection
from regulars.connectors.queries import by_token
from regulars.connectors.receive import process_waiting, receive
from regulars.customers.models import Canonical, Consent, Identity, Person
from regulars.events.models import RawDelivery
from tests.connectors.conftest import NOON, signed
from tests.connectors.shopify.payloads import ORDER, example

CUSTOMER = "115310627314723954"
START = datetime(2024, 3, 1, 12, tzinfo=NOON.tzinfo)


def at(seconds: float) -> str:
    return (START + timedelta(seconds=seconds)).isoformat().replace("+00:00", "Z")


def customer(**changes: Any) -> Any:
    found = example("orders_create")["customer"] | {"created_at": at(0), "default_address": None}
    return found | {"email": "ann@example.com"} | changes


def order(changed: int, **changes: Any) -> Any:
    body = example("orders_create") | {"created_at": at(60), "processed_at": at(60), "customer": customer()}
    return body | {"updated_at": at(changed), "buyer_accepts_marketing": False, **changes}


def consent(state: str, said: int) -> Any:
    statement = {"state": state, "opt_in_level": "single_opt_in", "consent_updated_at": at(said)}
    return {
        "customer_id": int(CUSTOMER),
        "email_address": "ann@example.com",
        "email_marketing_consent": statement,
    }


@cache
def story() -> list[tuple[str, Any, float]]:
    """A customer's life as a shop tells it: topic, body, and when it was sent (in seconds)."""
    refund = example("refunds_create") | {"created_at": at(400), "processed_at": at(400)}
    parcel = example("fulfillments_create") | {
        "order_id": int(ORDER),
        "created_at": at(300),
        "updated_at": at(300),
        "status": "success",
    }
    there = parcel | {"updated_at": at(350), "shipment_status": "delivered"}
    cart = example("checkouts_update") | {"customer": customer(), "updated_at": at(50)}
    shorter = order(60)["line_items"][:4]
    consented = "customers/email_marketing_consent_update"
    return [
        ("customers/create", customer(updated_at=at(0)), 0.1),
        (consented, consent("subscribed", 10), 10),
        ("checkouts/update", cart, 50),
        ("orders/create", order(60), 60.2),
        ("orders/updated", order(60, line_items=shorter), 60.7),  # within the same second
        (consented, consent("unsubscribed", 100), 100),
        (consented, consent("subscribed", 200), 200),
        ("fulfillments/create", parcel, 300.5),
        ("fulfillments/update", there, 350.5),
        ("refunds/create", refund, 400.5),
        ("orders/updated", order(400, refunds=[refund], fulfillments=[there]), 400.9),
        ("customers/update", customer(updated_at=at(500), last_name="Kalniņa"), 500),
        ("orders/cancelled", order(600, cancelled_at=at(600), refunds=[refund], fulfillments=[there]), 600.1),
        (consented, consent("unsubscribed", 700), 700),
    ]


STORY = story()
CANCELLED = tuple(range(len(STORY)))
KEPT = tuple(n for n in CANCELLED if STORY[n][0] != "orders/cancelled")


@cache
def as_it_happened(connection: Connection, happened: tuple[int, ...]) -> dict[str, Any]:
    """What is known when everything comes once and in time."""
    return final_state(connection, happened, together=False)


def come(connection, n: int) -> None:
    topic, body, sent = STORY[n]
    headers = {"id": f"delivery-{n}", "x-shopify-triggered-at": at(sent)}
    raw, head = signed(topic, json.dumps(body).encode(), **headers)
    receive(by_token(connection.token), body=raw, headers=head, at=NOON)


def final_state(connection, happened: Sequence[int], *, together: bool) -> dict[str, Any]:
    """What is known after these deliveries; all is undone again."""
    with transaction.atomic():
        for n in happened:
            come(connection, n)
            if not together:
                process_waiting(limit=1, at=NOON)
        process_waiting(limit=100, at=NOON)
        state = known()
        transaction.set_rollback(True)
    return state


def known() -> dict[str, Any]:
    """Everything but ids and when it was learned."""
    alias = dict(Canonical.objects.values_list("customer_id", "canonical_id"))
    people: dict[int, set[tuple[str, str]]] = {}
    for row in Identity.objects.all():
        people.setdefault(alias.get(row.customer_id, row.customer_id), set()).add((row.kind, row.value))
    said = Consent.objects.order_by("channel", "-occurred_at", "-id")
    latest = {row.channel: row.granted for row in reversed(said)}
    return {
        "people": sorted(map(sorted, people.values())),
        "names": sorted(Person.objects.values_list("name", flat=True)),
        "consents": latest,
        "orders": rows(Order, "customer_id", "id", "address_id", "source_version", "known_at", "digest"),
        "lines": rows(OrderLine, "customer_id", "id", "order_id", "product_id"),
        "refunds": rows(Refund, "customer_id", "id", "order_id", "known_at"),
        "refunded": rows(RefundLine, "id", "refund_id", "product_id"),
        "carts": rows(Cart, "customer_id", "id", "source_version"),
        "parcels": rows(Shipment, "customer_id", "id", "order_id", "source_version"),
        "totals": rows(CustomerTotals, "customer_id"),
        "outcomes": sorted(RawDelivery.objects.values_list("outcome", flat=True)),
    }


def rows(model: Any, *but: str) -> list[str]:
    found = [{k: v for k, v in row.items() if k not in but} for row in model.objects.values()]
    return sorted(repr(row) for row in found)


def test_the_story_as_it_happened(connection):
    state = as_it_happened(connection, CANCELLED)
    assert state["people"] == [[("email", "ann@example.com"), ("shop", CUSTOMER)]]
    assert state["names"] == ["John Kalniņa"]
    assert state["consents"] == {"email": False}
    assert state["outcomes"] == ["read"] * len(STORY)
    assert "'delivered_at': None" not in state["parcels"][0]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(story=st.sampled_from([CANCELLED, KEPT]), together=st.booleans(), data=st.data())
def test_twice_and_reordered_the_shop_is_the_same_in_the_end(connection, story, together, data):
    once = data.draw(st.permutations(story))
    again = data.draw(st.lists(st.sampled_from(story), max_size=4))
    found = final_state(connection, [*once, *again], together=together)
    assert found == as_it_happened(connection, story)

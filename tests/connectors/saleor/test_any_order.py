"""What a Saleor answers comes twice, late and in any order: is the shop the same in the end?

A webhook tells an id, and what is asked for then is the state of that moment; a slow answer may come after a
later one. Ann's basket becomes an order on the 1st; the parcel goes out on the 2nd and gets its number on the
3rd; on the 5th 12.10 go back. The candle becomes dearer on the 6th, and Ann takes back her yes on the 7th.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars.commerce.facts import Fact
from regulars.commerce.intake import apply
from regulars.commerce.models import Cart, Order, OrderLine, Product, Refund, RefundLine, Shipment
from regulars.connectors.saleor.carts import of_checkout
from regulars.connectors.saleor.pages import order_with_basket
from regulars.connectors.saleor.people import of_customer
from regulars.connectors.saleor.products import of_variant
from regulars.connectors.saleor.shapes import Checkout, Customer
from regulars.connectors.saleor.shelf import Channel, Variant
from regulars.connectors.sources import source_of
from regulars.customers.models import Consent, Identity, Person
from tests.connectors.conftest import NOON
from tests.connectors.saleor.reading import shaped
from tests.connectors.saleor.things import ANN, GIVEN_BACK, SENT, checkout, order, taxed, variant

EU = Channel("eu", "EUR")
TRACKED = {
    "fulfillments": [SENT["fulfillments"][0] | {"trackingNumber": "T2"}],
    "events": [{"type": "TRACKING_UPDATED", "date": "2026-02-03T09:00:00+00:00"}],
}


def bought(day: int, **other: Any) -> list[Fact]:
    """What the order says on a day."""
    told = order(updatedAt=f"2026-02-0{day}T12:00:00+00:00", **other)
    return list(order_with_basket(msgspec.json.encode(told))[0])


def ann(day: int, said: str) -> list[Fact]:
    told = ANN | {"updatedAt": f"2026-02-0{day}T12:00:00+00:00"}
    record = shaped(told | {"metadata": [{"key": "newsletter", "value": said}]}, Customer)
    return list(of_customer(record, consent_key="newsletter"))


def candle(day: int, gross: float) -> list[Fact]:
    pricing = {"onSale": False, "price": taxed(10.00, gross), "priceUndiscounted": None}
    told = variant(updatedAt=f"2026-02-0{day}T12:00:00+00:00", pricing=pricing)
    return [of_variant(shaped(told, Variant), channel=EU)]


STORY: list[list[Fact]] = [
    candle(1, 12.10),
    ann(1, "true"),
    [of_checkout(shaped(checkout("c1", email="ann@example.com", created="2026-02-01T11:00:00+00:00",
                                 updatedAt="2026-02-01T11:30:00+00:00"), Checkout))],
    bought(1, status="UNCONFIRMED", chargeStatus="NONE", authorizeStatus="NONE"),
    bought(1),
    bought(2, **SENT),
    bought(2, **TRACKED),
    bought(5, **TRACKED, **GIVEN_BACK),
    candle(6, 14.52),
    ann(7, "false"),
]  # fmt: skip
IN_TIME = tuple(range(len(STORY)))


def final_state(connection, happened: Sequence[int]) -> dict[str, Any]:
    """What is known after these answers; all is undone again."""
    with transaction.atomic():
        for n in happened:
            apply(STORY[n], source=source_of(connection), at=NOON)
        state = known()
        transaction.set_rollback(True)
    return state


def known() -> dict[str, Any]:
    """What the shop and its people look like, without the ids of rows."""
    return {
        "orders": list(Order.objects.values_list("number", "total_minor", "refunded_business")),
        "lines": sorted(OrderLine.objects.values_list("product__sku", "quantity", "revenue_minor")),
        "refunds": list(Refund.objects.values_list("total_minor", "refunded_at")),
        "back": sorted(RefundLine.objects.values_list("product__sku", "revenue_minor")),
        "parcels": list(Shipment.objects.values_list("tracking_number", "status")),
        "baskets": list(Cart.objects.values_list("external_id", "completed_at")),
        "products": sorted(Product.objects.values_list("sku", "name", "price_minor")),
        "people": list(Person.objects.values_list("name", flat=True)),
        "known by": sorted(Identity.objects.values_list("kind", "value")),
        "allowed": sorted(Consent.objects.values_list("channel", "occurred_at", "granted")),
    }


def test_in_time_it_is_as_it_happened(connection):
    state = final_state(connection, IN_TIME)
    assert state["orders"] == [("1", 2783, 1000)]
    assert state["back"] == [("RED", 1000)]
    assert state["parcels"] == [("T2", "in_transit")]
    assert state["products"] == [("RED", "Candle – Red", 1452), ("TINY", "Candle – Tiny", None)]
    assert state["people"] == ["Ann Bērziņa"]
    assert [granted for _channel, _moment, granted in state["allowed"]] == [True, False]
    assert len(state["baskets"]) == 1


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_twice_and_reordered_the_shop_is_the_same_in_the_end(connection, data):
    once = data.draw(st.permutations(IN_TIME))
    again = data.draw(st.lists(st.sampled_from(IN_TIME), max_size=4))
    assert final_state(connection, [*once, *again]) == final_state(connection, IN_TIME)

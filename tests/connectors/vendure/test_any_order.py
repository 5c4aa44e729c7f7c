"""What a Vendure shows comes twice, late and in any order: is the shop the same in the end?

A basket is filled at 0 seconds and paid at 60; the parcel goes out at 100; at 200 a pot comes back; at 300
its buyer is called otherwise, at 400 the pot costs less.
"""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars.business.models import Business
from regulars.connectors.vendure.carts import of_cart
from regulars.connectors.vendure.orders import of_order
from regulars.connectors.vendure.people import of_customer
from regulars.connectors.vendure.products import of_variant
from tests.connectors.snapshots import final_state
from tests.connectors.vendure.recorded import SETTINGS, customer, order, told_order, variant

START = datetime(2026, 2, 1, 12)


def at(seconds: int) -> str:
    return (START + timedelta(seconds=seconds)).isoformat() + "Z"


def snapshot(seconds: int) -> list[Any]:
    """Ann's order, as it is shown after so many seconds."""
    told = told_order(createdAt=at(0), updatedAt=at(0))
    payment = told["payments"][0] | {"updatedAt": at(60)}
    told |= {"orderPlacedAt": None, "active": True, "state": "AddingItems", "payments": []}
    if seconds >= 60:
        told |= {"orderPlacedAt": at(60), "active": False, "state": "PaymentSettled", "payments": [payment]}
    if seconds >= 100:
        parcel = {"id": "1", "state": "Shipped", "trackingCode": "LV-1"}
        told |= {"state": "Shipped", "fulfillments": [parcel | {"createdAt": at(90), "updatedAt": at(100)}]}
    if seconds >= 200:
        line = {"orderLineId": told["lines"][0]["id"], "quantity": 1}
        back = {"id": "1", "state": "Settled", "total": 2999, "lines": [line]}
        payment["refunds"] = [back | {"createdAt": at(200), "updatedAt": at(200)}]
    shown = order(**told)
    cart = of_cart(shown, settings=SETTINGS)
    return [*of_order(shown, settings=SETTINGS), *([cart] if cart else [])]


def called(seconds: int, name: str) -> list[Any]:
    return [of_customer(customer(updatedAt=at(seconds), lastName=name))]


def priced(seconds: int, price: int) -> list[Any]:
    product = variant("SKU-0").product
    pot = variant("SKU-0", updatedAt=at(seconds), priceWithTax=price, product=_as_told(product, at(0)))
    return [of_variant(pot, settings=SETTINGS)]


def _as_told(product: Any, moment: str) -> dict[str, Any]:
    return {"id": product.id, "name": product.name, "updatedAt": moment}


STORY = [
    priced(0, 2999), called(0, "Example"), snapshot(0), snapshot(60), snapshot(100), snapshot(200),
    called(300, "Berzina"), priced(400, 2799),
]  # fmt: skip


@pytest.fixture
def business(database):
    Business.objects.update(currency="USD")


def test_in_time_it_is_as_it_happened(business):
    state = final_state(STORY, together=False)
    assert [(total, ended) for _number, total, ended in state["orders"]] == [(7577, None)]
    assert state["lines"] == [("MUG-R", 1, 899), ("SKU-0", 2, 4998)]
    assert state["back"] == [("SKU-0", 2499)]
    assert state["parcels"] == [("LV-1", "in_transit")]
    assert ("SKU-0", "Tea Pot", 2799) in state["products"]
    assert state["people"] == ["Ann Berzina"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(together=st.booleans(), data=st.data())
def test_twice_and_reordered_the_shop_is_the_same_in_the_end(business, together, data):
    once = data.draw(st.permutations(STORY))
    again = data.draw(st.lists(st.sampled_from(STORY), max_size=4))
    assert final_state([*once, *again], together=together) == final_state(STORY, together=False)

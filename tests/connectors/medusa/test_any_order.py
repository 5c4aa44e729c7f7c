"""What a Medusa shows comes twice, late and in any order: is the shop the same in the end?

An order is placed at 0 seconds and its money taken at 60; the parcel goes out at 100; at 200 ten euros go
back; at 300 its buyer gets a name, at 400 the pot costs less.
"""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars.business.models import Business
from regulars.connectors.medusa.orders import of_order
from regulars.connectors.medusa.people import of_customer
from regulars.connectors.medusa.products import of_product
from tests.connectors.medusa.recorded import customer, order, product, told_order, told_product
from tests.connectors.snapshots import final_state

START = datetime(2026, 2, 1, 12)


def at(seconds: int) -> str:
    return (START + timedelta(seconds=seconds)).isoformat() + "Z"


def snapshot(seconds: int) -> list[Any]:
    """Ann's order, as it is shown after so many seconds."""
    collection = {"updated_at": at(0), "captured_amount": 0, "payments": [{"refunds": []}]}
    if seconds >= 60:
        collection |= {"updated_at": at(60), "captured_amount": 76.764}
    if seconds >= 200:
        refund = {"id": "r1", "amount": 10, "created_at": at(200)}
        collection |= {"updated_at": at(200), "payments": [{"refunds": [refund]}]}
    parcel = {"id": "f1", "updated_at": at(100), "shipped_at": at(100)}
    label = {"tracking_number": "LV-1"}
    told = told_order(created_at=at(0), updated_at=at(0), payment_collections=[collection])
    told["fulfillments"] = [parcel | {"labels": [label]}] if seconds >= 100 else []
    return list(of_order(order(**told)))


def called(seconds: int, name: str | None) -> list[Any]:
    return [of_customer(customer(updated_at=at(seconds), first_name=name))]


def priced(seconds: int, amount: float) -> list[Any]:
    pot = told_product("Tea Pot", updated_at=at(0))
    kept = pot["variants"][0] | {"updated_at": at(0), "inventory_items": []}
    kept["prices"] = [kept["prices"][0] | {"updated_at": at(seconds), "amount": amount}]
    return list(of_product(product("Tea Pot", updated_at=at(0), variants=[kept]), currency="EUR"))


STORY = [
    priced(0, 24.99), called(0, None), snapshot(0), snapshot(60), snapshot(100), snapshot(200),
    called(300, "Anna"), priced(400, 22.99),
]  # fmt: skip


@pytest.fixture
def business(database):
    Business.objects.update(currency="EUR")


def test_in_time_it_is_as_it_happened(business):
    state = final_state(STORY, together=False)
    assert [(total, ended) for _number, total, ended in state["orders"]] == [(7676, None)]
    assert state["lines"] == [("MUG-R", 1, 899), ("SKU-0", 2, 4998)]
    assert state["back"] == [("MUG-R", 117), ("SKU-0", 651)]
    assert state["parcels"] == [("LV-1", "in_transit")]
    assert ("SKU-0", "Tea Pot", 2299) in state["products"]
    assert state["people"] == ["Anna"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(together=st.booleans(), data=st.data())
def test_twice_and_reordered_the_shop_is_the_same_in_the_end(business, together, data):
    once = data.draw(st.permutations(STORY))
    again = data.draw(st.lists(st.sampled_from(STORY), max_size=4))
    assert final_state([*once, *again], together=together) == final_state(STORY, together=False)

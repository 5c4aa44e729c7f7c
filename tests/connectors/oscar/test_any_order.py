"""What comes twice, late and in any order is in the end as it happened?

A basket is filled at 0 seconds and ordered at 60; its parcel goes out at 100 and arrives at 150; at 200 a pot
comes back; at 300 its buyer is called otherwise, at 400 the pot costs less.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars.business.models import Business
from regulars.connectors.oscar.carts import of_cart
from regulars.connectors.oscar.orders import of_order
from regulars.connectors.oscar.people import of_customer
from regulars.connectors.oscar.products import of_product
from tests.connectors.oscar.recorded import cart, dita, order, product, things, told_order
from tests.connectors.snapshots import final_state

START = datetime(2026, 2, 1, 12, tzinfo=UTC)


def at(seconds: int) -> str:
    return (START + timedelta(seconds=seconds)).isoformat()


def snapshot(seconds: int) -> list[Any]:
    """Dita's order of what Ann bought, as it is shown after so many seconds."""
    told = told_order(placed_at=at(60), changed_at=at(60), shipping_events=[], payment_events=[])
    told |= {
        "customer": dict(next(each for each in things(having="joined_at") if each["first_name"] == "Dita"))
    }
    told |= {"email": "dita@example.com"}
    parts = [{"id": line["id"], "quantity": line["quantity"]} for line in told["lines"]]
    if seconds >= 100:
        sent = {"id": "1", "means": "shipped", "at": at(100), "notes": "LV-1", "lines": parts}
        told |= {"changed_at": at(100), "shipping_events": [sent]}
    if seconds >= 150:
        came = {"id": "2", "means": "delivered", "at": at(150), "notes": "", "lines": parts}
        told |= {"changed_at": at(150), "shipping_events": [*told["shipping_events"], came]}
    if seconds >= 200:
        back = {"id": "1", "means": "refund", "at": at(200), "amount": "29.99"}
        pot = {"id": told["lines"][0]["id"], "quantity": 1}
        told |= {"changed_at": at(200), "payment_events": [{**back, "lines": [pot]}]}
    return list(of_order(order(**told)))


def basket(seconds: int) -> list[Any]:
    placed = {"placed_at": at(60)} if seconds >= 60 else {"placed_at": None}
    return [of_cart(cart(started_at=at(0), changed_at=at(seconds), **placed))]


def called(seconds: int, name: str) -> list[Any]:
    moment = START + timedelta(seconds=seconds)
    return list(of_customer(dita(last_name=name, joined_at=at(0)), read_at=moment))


def priced(seconds: int, price: str) -> list[Any]:
    moment = START + timedelta(seconds=seconds)
    return [of_product(product("SKU-0", price=price), currency="GBP", read_at=moment)]


STORY = [
    priced(0, "29.988"), called(0, "Example"), basket(0), basket(60), snapshot(60), snapshot(100),
    snapshot(150), snapshot(200), called(300, "Berzina"), priced(400, "27.99"),
]  # fmt: skip


@pytest.fixture
def business(database):
    Business.objects.update(currency="GBP")


def test_in_time_it_is_as_it_happened(business):
    state = final_state(STORY, together=False)
    assert [(total, ended) for _number, total, ended in state["orders"]] == [(7576, None)]
    assert state["lines"] == [("MUG-R", 1, 899), ("SKU-0", 2, 4998)]
    # 29.99 x 49.98 / 59.98 of a line whose two pots are 59.98 with their tax
    assert state["back"] == [("SKU-0", 2499)]
    assert state["parcels"] == [("LV-1", "delivered")]
    assert [completed for _total, completed in state["carts"]] == [START + timedelta(seconds=60)]
    assert ("SKU-0", "Tea Pot", 2799) in state["products"]
    assert state["people"] == ["Dita Berzina"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(together=st.booleans(), data=st.data())
def test_twice_and_reordered_the_shop_is_the_same_in_the_end(business, together, data):
    once = data.draw(st.permutations(STORY))
    again = data.draw(st.lists(st.sampled_from(STORY), max_size=4))
    assert final_state([*once, *again], together=together) == final_state(STORY, together=False)

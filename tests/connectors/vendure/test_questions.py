from dataclasses import replace
from datetime import UTC, datetime

from regulars.connectors.exchange import Question
from regulars.connectors.vendure.questions import carts, latest_orders, orders, page_of
from tests.connectors.vendure.recorded import ACCESS

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
JUST_BEFORE_NOON = {"after": "2026-03-01T11:59:59.999+00:00"}
PLACED = {"orderPlacedAt": {"isNull": False}, "type": {"notEq": "Seller"}}


def test_a_page_goes_on_where_the_last_one_ended():
    options = page_of(Question(stream="customers", position="200"), by="createdAt")
    assert options == {"take": 100, "skip": 200, "sort": {"createdAt": "ASC"}}


def test_a_change_is_one_of_its_moment_or_later():
    options = page_of(Question(stream="customers", since=NOON), by="createdAt")
    assert options["filter"] == {"updatedAt": JUST_BEFORE_NOON}


def test_an_order_is_new_when_it_is_placed_though_it_does_not_change():
    wanted = orders(Question(stream="orders", since=NOON), access=ACCESS)["filter"]["_and"]
    assert wanted == [PLACED, {"_or": [{"updatedAt": JUST_BEFORE_NOON}, {"orderPlacedAt": JUST_BEFORE_NOON}]}]


def test_of_a_channel_the_orders_of_a_seller_count():
    one = replace(ACCESS, credentials={"api_key": "x", "channel_token": "seller"})
    assert latest_orders(access=one)["filter"] == {"orderPlacedAt": {"isNull": False}}
    assert latest_orders(access=ACCESS)["filter"] == PLACED


def test_things_are_asked_for_by_their_ids():
    wanted = orders(Question(stream="orders", ids=("1", "2")), access=ACCESS)["filter"]["_and"]
    assert wanted == [PLACED, {"id": {"in": ["1", "2"]}}]


def test_baskets_are_open_and_not_empty():
    wanted = carts(Question(stream="carts", since=NOON))["filter"]["_and"]
    assert wanted == [
        {"active": {"eq": True}},
        {"totalQuantity": {"gt": 0}},
        {"updatedAt": JUST_BEFORE_NOON},
    ]

"""Is all asked for that is in a thing, however many pages it has?"""

import json

import pytest

from regulars.connectors.exchange import Access, Answer
from regulars.connectors.shopify.calls import Session
from regulars.connectors.shopify.paged import completed, flat, following, things_since, with_refunds
from tests.connectors.conftest import NOON
from tests.connectors.shopify.shop import LEGACY, error
from tests.connectors.talking import heard

SESSION = Session(Access("https://candles.myshopify.com", LEGACY, "USD"), "shpat_x")


def answer(data):
    return Answer(200, {}, json.dumps({"data": data}).encode())


def page(*nodes, end=None):
    return {"nodes": list(nodes), "page_info": {"more": bool(end), "end": end}}


def test_what_is_in_connections_comes_as_lists():
    thing = {"id": 1, "lines": page({"taxes": [{"rate": 1}], "images": page("a")}), "none": None}
    assert flat(thing) == {"id": 1, "lines": [{"taxes": [{"rate": 1}], "images": ["a"]}], "none": None}


@pytest.mark.parametrize(("told", "position"), [(page(end="x"), "x"), (page(), ""), ({}, "")])
def test_a_page_says_whether_another_follows(told, position):
    assert following(told) == position


def test_the_rest_of_what_is_in_a_thing_is_asked_for_to_its_end():
    thing = {"id": "gid://shopify/Product/1", "variants": page({"id": "a"}, end="one")}
    answers = [
        answer({"node": {"page": page({"id": "b"}, end="two")}}),
        answer({"node": {"page": page({"id": "c"})}}),
    ]
    asked, (whole,) = heard(completed(SESSION, [thing]), answers)
    assert [each["id"] for each in whole["variants"]] == ["a", "b", "c"]
    assert [json.loads(each.body)["variables"]["after"] for each in asked] == ["one", "two"]


def test_a_thing_that_is_gone_meanwhile_is_as_far_as_it_came():
    thing = {"id": "gid://shopify/Order/1", "line_items": page({"id": "a"}, end="one")}
    _asked, (whole,) = heard(completed(SESSION, [thing]), [answer({"node": None})])
    assert whole["line_items"] == [{"id": "a"}]


def test_orders_get_their_refunds_ten_at_a_time():
    ids = [f"gid://shopify/Refund/{n}" for n in range(12)]
    orders = [
        {"refunds": [{"id": each} for each in ids[:7]]},
        {},
        {"refunds": [{"id": each} for each in ids[7:]]},
    ]
    told = [{"id": each, "order": {"id": "gid://shopify/Order/1"}} for each in ids]
    answers = [answer({"nodes": [*told[:9], None]}), answer({"nodes": told[10:]})]
    asked, _none = heard(with_refunds(SESSION, orders), answers)
    assert [len(json.loads(each.body)["variables"]["ids"]) for each in asked] == [10, 2]
    assert [len(order["refunds"]) for order in orders] == [7, 0, 4]  # the tenth was gone
    assert orders[0]["refunds"][0]["order_id"] == "gid://shopify/Order/1"


def test_a_page_that_is_too_costly_is_asked_for_one_by_one():
    refused = Answer(200, {}, json.dumps({"errors": [error("MAX_COST_EXCEEDED", "too much")]}).encode())
    dialogue = things_since(SESSION, "orders", since=NOON, position="")
    asked, (things, position) = heard(dialogue, [refused, answer({"page": page({"id": 1}, end="x")})])
    assert "first: 1," in json.loads(asked[1].body)["query"]
    assert json.loads(asked[1].body)["variables"]["since"] == "updated_at:>='2026-03-01T12:00:00Z'"
    assert (things, position) == ([{"id": 1}], "x")

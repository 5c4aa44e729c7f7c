"""Is a WooCommerce asked for all that it knows, and understood?"""

import json
from base64 import b64encode
from datetime import UTC, datetime
from typing import Any

import pytest

from regulars.commerce.facts import CustomerFact, OrderFact, ProductFact, RefundFact
from regulars.connectors.client import Client
from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Answer, KeysRefused, NoApi
from regulars.connectors.woocommerce.api import A_PAGE, WooCommerceApi
from tests.connectors.woocommerce.shop import KEY, SECRET, listed, woo_shop

API = WooCommerceApi()
MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)
KEYS = {"consumer_key": KEY, "consumer_secret": SECRET}


def asked(stream: str, *, url: str, position: str = "", keys: dict[str, str] = KEYS) -> Answer:
    """What a shop answers over the network."""
    access = Access(url, keys)
    return Client().send(API.request(stream, position=position, access=access, at=MOMENT, nonce="n0nce"))


def answer(body: Any, *, status: int = 200, **headers: str) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, raw)


@pytest.mark.parametrize(
    ("stream", "kind", "count"),
    [("products", ProductFact, 3), ("customers", CustomerFact, 1), ("refunds", RefundFact, 1)],
)
def test_a_real_shops_lists_are_read(stream, kind, count):
    with woo_shop() as shop:
        page = API.read(stream, asked(stream, url=shop.url), position="", currency="GBP")
    assert [type(fact) for fact in page.facts] == [kind] * count
    assert (page.things, page.total, page.next, page.problems) == (count, count, "", ())


def test_orders_leave_refunds_to_their_own_list():
    with woo_shop() as shop:
        page = API.read("orders", asked("orders", url=shop.url), position="", currency="GBP")
    assert [(type(fact), fact.external_id) for fact in page.facts] == [(OrderFact, "14"), (OrderFact, "16")]


def test_a_long_list_comes_in_pages_to_its_end():
    things = [listed("products")[0] | {"id": n, "sku": f"S{n}"} for n in range(1, 2 * A_PAGE + 2)]
    position, seen = "", []
    with woo_shop({"products": things}) as shop:
        while True:
            found = asked("products", url=shop.url, position=position)
            page = API.read("products", found, position=position, currency="GBP")
            seen += [fact.sku for fact in page.facts]
            if not (position := page.next):
                break
    assert seen == [f"S{n}" for n in range(1, 202)]
    assert shop.asked == ["products 1", "products 2", "products 3"]


def test_keys_that_are_wrong_are_refused():
    with woo_shop() as shop:
        wrong = asked("orders", url=shop.url, keys=KEYS | {"consumer_secret": "guessed"})
    with pytest.raises(KeysRefused):
        API.read("orders", wrong, position="", currency="GBP")


def test_over_https_the_keys_are_user_and_password_and_stay_out_of_the_address():
    access = Access("https://tea.example", KEYS)
    request = API.request("orders", position="3", access=access, at=MOMENT, nonce="n0nce")
    assert request.headers == {"Authorization": "Basic " + b64encode(f"{KEY}:{SECRET}".encode()).decode()}
    assert request.url == "https://tea.example/wp-json/wc/v3/orders?per_page=100&page=3&orderby=id&order=asc"


def test_every_customer_counts_whatever_their_role():
    access = Access("https://tea.example", KEYS)
    assert "role=all" in API.request("customers", position="", access=access, at=MOMENT, nonce="n").url


def test_a_shop_without_this_api_says_so():
    with pytest.raises(NoApi):
        API.read("orders", answer({}, status=404), position="", currency="GBP")


def test_an_old_shop_that_lists_no_refunds_is_read_without_them():
    page = API.read("refunds", answer({}, status=404), position="", currency="GBP")
    assert (page.facts, page.next) == ((), "")
    assert "update it to 9 or newer" in page.problems[0]


@pytest.mark.parametrize(
    ("body", "status"), [(b"<html>", 200), (b"{}", 200), (b"", 200), (b"[", 200), ([], 301), ([], 400)]
)
def test_what_is_no_list_cannot_be_read(body, status):
    with pytest.raises(Unreadable) as reason:
        API.read("orders", answer(body, status=status), position="", currency="GBP")
    assert str(reason.value)


def test_one_thing_that_cannot_be_read_keeps_back_no_other():
    good = listed("orders")
    page = API.read("orders", answer([good[0], {"id": 99}, "x", good[1]]), position="", currency="GBP")
    assert [fact.external_id for fact in page.facts] == [str(good[0]["id"]), str(good[1]["id"])]
    assert [problem.partition(":")[0] for problem in page.problems] == ["99", "?"]


def test_without_headers_a_full_page_is_followed_by_another():
    things = [listed("products")[0]] * A_PAGE
    assert API.read("products", answer(things), position="4", currency="GBP").next == "5"
    assert API.read("products", answer(things[1:]), position="4", currency="GBP").next == ""

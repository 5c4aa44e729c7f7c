"""Is a WooCommerce asked for all that it knows, and understood?"""

import json
from base64 import b64encode
from datetime import UTC, datetime
from typing import Any

import pytest

from regulars.commerce.facts import CancellationFact, CustomerFact, OrderFact, ProductFact, RefundFact
from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Answer, KeysRefused, Listed, NoApi, Page, Question, Request
from regulars.connectors.woocommerce.api import A_PAGE, WooCommerceApi, query_of
from tests.connectors.talking import talk, told
from tests.connectors.woocommerce.shop import KEY, SECRET, listed, woo_shop

API = WooCommerceApi()
MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)
KEYS = {"consumer_key": KEY, "consumer_secret": SECRET}


def page(stream: str, *, url: str, keys: dict[str, str] = KEYS, **more: Any) -> Page:
    """A page of a shop on the network."""
    access = Access(url, keys, "GBP")
    return talk(API.page(Question(stream=stream, **more), access=access), api=API, access=access)


def read(stream: str, *answers: Answer, **more: Any) -> Page:
    """What is read from answers."""
    access = Access("https://tea.example", KEYS, "GBP")
    return told(API.page(Question(stream=stream, **more), access=access), answers)


def answer(body: Any, *, status: int = 200, **headers: str) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, raw)


@pytest.mark.parametrize(
    ("stream", "kind", "count"),
    [("products", ProductFact, 3), ("customers", CustomerFact, 1), ("refunds", RefundFact, 1)],
)
def test_a_real_shops_lists_are_read(stream, kind, count):
    with woo_shop() as shop:
        came = page(stream, url=shop.url)
    assert [type(fact) for fact in came.facts] == [kind] * count
    assert (came.things, came.total, came.next, came.problems) == (count, count, "", ())


def test_orders_leave_refunds_to_their_own_list():
    with woo_shop() as shop:
        came = page("orders", url=shop.url)
    assert [(type(fact), fact.external_id) for fact in came.facts] == [(OrderFact, "14"), (OrderFact, "16")]


def test_a_long_list_comes_in_pages_to_its_end():
    things = [listed("products")[0] | {"id": n, "sku": f"S{n}"} for n in range(1, 2 * A_PAGE + 2)]
    position, seen = "", []
    with woo_shop({"products": things}) as shop:
        while True:
            came = page("products", url=shop.url, position=position)
            seen += [fact.sku for fact in came.facts]
            if not (position := came.next):
                break
    assert seen == [f"S{n}" for n in range(1, 202)]
    assert shop.asked == ["products 1", "products 2", "products 3"]


def test_orders_that_are_asked_for_come_with_what_was_given_back_of_them():
    with woo_shop() as shop:
        came = page("orders", url=shop.url, ids=("14", "16"))
    refund = next(fact for fact in came.facts if isinstance(fact, RefundFact))
    assert refund.order_external_id == "14"
    assert refund.lines[0].sku == "SKU-0"  # the list of an order's refunds tells what came back
    assert [type(fact) for fact in came.facts] == [OrderFact, OrderFact, RefundFact]
    assert came.gone == ()


def test_an_order_that_was_deleted_is_gone_and_one_in_the_bin_was_called_off():
    thrown = [order | {"status": "trash"} for order in listed("orders") if order["id"] == 16]
    with woo_shop({"orders": thrown}) as shop:
        came = page("orders", url=shop.url, ids=("14", "16"))
    moment = datetime(2026, 11, 21, 21, 17, 57, tzinfo=UTC)
    assert came.facts == (CancellationFact(order_external_id="16", cancelled_at=moment),)
    assert came.gone == ("14",)


def test_a_product_in_the_bin_can_be_bought_no_more():
    mug = listed("products")[0] | {"status": "trash"}
    with woo_shop({"products": [mug]}) as shop:
        came = page("products", url=shop.url, ids=("12", "99"))
    (fact,) = came.facts
    assert (fact.sku, fact.in_stock, fact.url) == ("SKU-2", False, "")
    assert came.gone == ("99",)


def test_only_what_is_kept_here_is_listed_with_its_version():
    first, second = listed("orders")
    never_paid = {"id": 21, "status": "cancelled", "date_modified_gmt": "2026-03-01T09:00:00"}
    called_off = never_paid | {"id": 22, "date_paid_gmt": "2026-02-28T09:00:00"}
    things = [first, second | {"status": "pending"}, never_paid, called_off, {"id": "x"}]
    with woo_shop({"orders": things}) as shop:
        came = page("orders", url=shop.url, only_listed=True)
    changed = datetime.fromisoformat(first["date_modified_gmt"]).replace(tzinfo=UTC)
    nine = datetime(2026, 3, 1, 9, tzinfo=UTC)
    # What was called off before it was paid was perhaps never an order here.
    assert came.listed == (Listed("14", changed), Listed("21", nine, if_known=True), Listed("22", nine))
    assert came.facts == ()


def test_what_changed_since_is_asked_for_in_utc():
    since = datetime.fromisoformat("2026-03-01T12:00:00+02:00")
    query = query_of(Question(stream="orders", since=since))
    assert "modified_after=2026-03-01T10%3A00%3A00&dates_are_gmt=true" in query


def test_keys_that_are_wrong_are_refused():
    with woo_shop() as shop, pytest.raises(KeysRefused):
        page("orders", url=shop.url, keys=KEYS | {"consumer_secret": "guessed"})


def test_over_https_the_keys_are_user_and_password_and_stay_out_of_the_address():
    access = Access("https://tea.example", KEYS)
    plain = Request(url="https://tea.example/wp-json/wc/v3/orders?page=3", headers={"X": "1"})
    signed = API.signed(plain, access=access, at=MOMENT, nonce="n0nce")
    proof = "Basic " + b64encode(f"{KEY}:{SECRET}".encode()).decode()
    assert signed == Request(url=plain.url, headers={"X": "1", "Authorization": proof})


def test_every_customer_counts_whatever_their_role():
    assert "role=all" in query_of(Question(stream="customers"))


def test_a_shop_without_this_api_says_so():
    with pytest.raises(NoApi):
        read("orders", answer({}, status=404))
    with pytest.raises(NoApi):
        read("refunds", answer({}, status=404), answer({}, status=404))


def test_an_old_shop_that_has_no_list_of_all_refunds_is_asked_for_those_of_each_order():
    more = {"x_wp_total": "250", "x_wp_totalpages": "3"}
    of_14 = answer(listed("order_refunds"))
    came = read("refunds", answer({}, status=404), answer(listed("orders"), **more), of_14, position="2")
    assert [(fact.external_id, fact.order_external_id) for fact in came.facts] == [("15", "14")]
    assert (came.things, came.total, came.next) == (1, None, "3")


@pytest.mark.parametrize(
    ("body", "status"), [(b"<html>", 200), (b"{}", 200), (b"", 200), (b"[", 200), ([], 301), ([], 400)]
)
def test_what_is_no_list_cannot_be_read(body, status):
    with pytest.raises(Unreadable) as reason:
        read("orders", answer(body, status=status))
    assert str(reason.value)


def test_one_thing_that_cannot_be_read_keeps_back_no_other():
    good = listed("orders")
    came = read("orders", answer([good[0], {"id": 99}, "x", good[1]]))
    assert [fact.external_id for fact in came.facts] == [str(good[0]["id"]), str(good[1]["id"])]
    assert [problem.partition(":")[0] for problem in came.problems] == ["99", "?"]


def test_without_headers_a_full_page_is_followed_by_another():
    things = [listed("products")[0]] * A_PAGE
    assert read("products", answer(things), position="4").next == "5"
    assert read("products", answer(things[1:]), position="4").next == ""

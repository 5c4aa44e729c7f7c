"""What does a page of a PrestaShop's list hold?"""

from datetime import UTC, datetime

import pytest

from regulars.commerce.facts import (
    CancellationFact,
    CartFact,
    ConsentFact,
    CustomerFact,
    OrderFact,
    ProductFact,
    RefundFact,
    ShipmentFact,
)
from regulars.connectors.exchange import Access, KeysRefused, Listed, Page, Question
from regulars.connectors.prestashop.api import PrestaShopApi
from regulars.connectors.prestashop.paging import A_PAGE
from tests.connectors.prestashop.shop import KEY, PrestaShop, one
from tests.connectors.talking import talk

API = PrestaShopApi()


def page(shop, stream, **more) -> Page:
    return talk(API.page(Question(stream=stream, **more), access=shop.access), api=API, access=shop.access)


def test_every_list_is_read(shop):
    kinds = {stream: [type(fact) for fact in page(shop, stream).facts] for stream in API.streams}
    assert kinds == {
        "products": [ProductFact, ProductFact, ProductFact],
        "customers": [CustomerFact, ConsentFact, CustomerFact],
        "orders": [OrderFact, ShipmentFact, CancellationFact],
        "refunds": [RefundFact],
        "carts": [CartFact],
        "parcels": [ShipmentFact],
    }
    assert page(shop, "orders").problems == ()


def test_a_long_list_comes_in_pages_to_its_end(shop):
    shop.things["customers"] = [one("customers", 3, id=number) for number in range(1, 2 * A_PAGE + 2)]
    position, seen = "", []
    while True:
        came = page(shop, "customers", position=position)
        seen += [fact.buyer.who.shop_customer for fact in came.facts]
        if not (position := came.next):
            break
    assert seen == [str(number) for number in range(1, 102)]


def test_what_many_changed_at_once_comes_in_pages_to_its_end_while_they_change_again(shop):
    # 120 are imported in one second, three more a second later; meanwhile the first one changes again
    at_once = [one("customers", 3, id=number, date_upd="2026-03-01 12:00:00") for number in range(1, 121)]
    later = [one("customers", 3, id=number, date_upd="2026-03-01 12:00:01") for number in range(121, 124)]
    shop.things["customers"] = at_once + later
    position, seen, since = "", [], datetime(2026, 3, 1, 10, tzinfo=UTC)
    while True:
        came = page(shop, "customers", position=position, since=since)
        seen += [fact.buyer.who.shop_customer for fact in came.facts]
        if not (position := came.next):
            break
        shop.things["customers"][-1] = one("customers", 3, id=123, date_upd="2026-03-01 12:00:02")
    assert seen == [str(number) for number in range(1, 124)]


def test_an_order_that_is_asked_for_comes_with_what_was_given_back_and_one_that_is_not_there_is_gone(shop):
    came = page(shop, "orders", ids=("5", "99"))
    assert [type(fact) for fact in came.facts][:4] == [OrderFact, CartFact, ShipmentFact, RefundFact]
    assert came.gone == ("99",)
    assert page(shop, "orders", ids=("99",)).gone == ("99",)


def test_what_changed_since_is_asked_for_by_the_shops_own_clock(shop):
    # 08:00 in London is 10:00 in Riga, when order 5 changed; order 6 changed a day before
    came = page(shop, "orders", since=datetime(2026, 2, 3, 8, tzinfo=UTC))
    assert [fact.external_id for fact in came.facts if isinstance(fact, OrderFact)] == ["5"]
    assert came.latest == datetime(2026, 2, 3, 8, tzinfo=UTC)


def test_with_an_order_that_changed_comes_how_many_are_left_of_what_was_bought(shop):
    came = page(shop, "orders", since=datetime(2026, 2, 3, 8, tzinfo=UTC))
    left = {fact.sku: fact.stock for fact in came.facts if isinstance(fact, ProductFact)}
    assert left == {"RED": 6, "variation:41": 0, "MUG": 0}


def test_where_nothing_changed_one_question_is_enough(shop):
    for stream in API.followed.keys() - {"parcels"}:
        assert page(shop, stream, since=datetime(2026, 3, 1, tzinfo=UTC)).facts == ()
    assert sorted(shop.asked) == ["carts", "customers", "order_slip", "orders", "products"]


def test_with_an_order_that_was_placed_its_cart_is_at_an_end(shop):
    came = page(shop, "orders", since=datetime(2026, 2, 3, 8, tzinfo=UTC))
    (cart,) = [fact for fact in came.facts if isinstance(fact, CartFact)]
    assert (cart.external_id, cart.completed_at) == ("5", datetime(2026, 2, 1, 12, tzinfo=UTC))


def test_carts_are_those_of_somebody_that_no_order_came_of(shop):
    came = page(shop, "carts")
    assert ([fact.external_id for fact in came.facts], came.things) == (["8"], 2)
    shop.things["orders"][1]["id_cart"] = "8"
    shop.asked.clear()
    came = page(shop, "carts")
    assert (came.facts, came.latest) == ((), datetime(2026, 2, 10, 16, 5, tzinfo=UTC))
    assert shop.asked == ["carts", "orders"]


def test_a_number_that_was_entered_after_the_last_change_of_its_order_is_found(shop):
    since = datetime(2026, 3, 1, tzinfo=UTC)
    (parcel,) = page(shop, "parcels", since=since).facts
    assert (parcel.external_id, parcel.order_external_id, parcel.tracking_number) == ("3", "5", "T1")
    shop.things["order_carriers"][0]["tracking_number"] = ""
    shop.asked.clear()
    assert page(shop, "parcels", since=since).facts == ()
    assert shop.asked == ["order_carriers"]


def test_an_order_that_is_refunded_went_back_whole_unless_its_slips_tell_what(shop):
    shop.things["orders"][0]["current_state"] = "7"
    assert [fact.external_id for fact in page(shop, "orders").facts if isinstance(fact, RefundFact)] == ["9"]
    shop.things["order_slip"] = []
    came = page(shop, "orders").facts
    assert [fact.external_id for fact in came if isinstance(fact, RefundFact)] == ["5:refunded"]


def test_passwords_stay_in_the_shop(shop, monkeypatch):
    given = []
    monkeypatch.setattr(shop, "among", lambda *told: given.append(PrestaShop.among(shop, *told)) or given[-1])
    page(shop, "customers")
    page(shop, "orders")
    page(shop, "carts")
    assert "Bērziņa" in str(given)
    assert "scrambled" not in str(given)


def test_only_what_is_kept_here_is_listed_with_its_version(shop):
    shop.things["customers"].append(one("customers", 3, id=4, deleted="1"))
    shop.things["customers"].append(one("customers", 3, id=5, email="anonymous@psgdpr.com"))
    assert page(shop, "orders", only_listed=True).listed == (
        Listed("5", datetime(2026, 2, 3, 8, tzinfo=UTC)),
    )
    assert [each.id for each in page(shop, "customers", only_listed=True).listed] == ["2", "3"]
    (order, *_) = page(shop, "orders").facts
    assert order.version == page(shop, "orders", only_listed=True).listed[0].version


def test_states_that_the_owner_names_are_cancelled_too(shop):
    access = Access(shop.url, {"key": KEY, "cancelled_states": "4, 12"}, "EUR", "Europe/Riga")
    came = talk(API.page(Question(stream="orders"), access=access), api=API, access=access)
    ended = [fact.order_external_id for fact in came.facts if isinstance(fact, CancellationFact)]
    assert ended == ["5", "6"]


def test_one_thing_that_cannot_be_read_keeps_back_no_other(shop):
    orders = shop.things["orders"]
    orders[1:1] = [
        one("orders", 5, id=50, total_paid_tax_incl="much"),
        one("orders", 5, id=51, date_add="0000-00-00 00:00:00"),
        one("orders", 5, id=52, id_currency="9"),
    ]
    came = page(shop, "orders")
    assert [fact.external_id for fact in came.facts if isinstance(fact, OrderFact)] == ["5"]
    assert [problem.partition(":")[0] for problem in came.problems] == ["50", "51", "52"]


def test_a_slip_of_an_order_that_is_gone_is_left_out(shop):
    shop.things["orders"] = []
    came = page(shop, "refunds")
    assert (came.facts, came.things) == ((), 1)


def test_a_list_that_the_key_may_not_read_is_named(shop):
    shop.hidden = {"addresses"}
    with pytest.raises(KeysRefused, match="the resource addresses"):
        page(shop, "orders")

"""What does a page of a PrestaShop's list hold?"""

from datetime import UTC, datetime

import pytest

from regulars.commerce.facts import (
    CancellationFact,
    ConsentFact,
    CustomerFact,
    OrderFact,
    ProductFact,
    RefundFact,
    ShipmentFact,
)
from regulars.connectors.exchange import Access, KeysRefused, Listed, Page, Question
from regulars.connectors.prestashop.api import PrestaShopApi
from regulars.connectors.prestashop.pages import A_PAGE
from tests.connectors.prestashop.shop import KEY, one
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


def test_an_order_that_is_asked_for_comes_with_what_was_given_back_and_one_that_is_not_there_is_gone(shop):
    came = page(shop, "orders", ids=("5", "99"))
    assert [type(fact) for fact in came.facts][:3] == [OrderFact, ShipmentFact, RefundFact]
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
    for stream in API.streams:
        assert page(shop, stream, since=datetime(2026, 3, 1, tzinfo=UTC)).facts == ()
    assert shop.asked == ["products", "customers", "orders", "order_slip"]


def test_only_what_is_kept_here_is_listed_with_its_version(shop):
    shop.things["customers"].append(one("customers", 3, id=4, deleted="1"))
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

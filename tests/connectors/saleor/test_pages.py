"""What does a page of a Saleor's list hold?"""

from datetime import UTC, datetime

import msgspec
import pytest

from regulars.commerce.facts import CartFact, ConsentFact, CustomerFact, OrderFact, ProductFact, RefundFact
from regulars.connectors.exchange import KeysRefused, Listed, Page, Question
from regulars.connectors.saleor.api import SaleorApi
from regulars.connectors.saleor.pages import kind_of, of_things
from regulars.connectors.saleor.pages import order as order_read
from regulars.connectors.saleor.questions import A_PAGE
from tests.connectors.saleor.shop import saleor_shop
from tests.connectors.saleor.things import ANN, GIVEN_BACK, checkout, gid, order, product, variant
from tests.connectors.talking import talk

API = SaleorApi()


@pytest.fixture(scope="module")
def running():
    with saleor_shop() as shop:
        yield shop


@pytest.fixture
def shop(running):
    before, may = dict(running.things), list(running.may)
    yield running
    running.things, running.may = before, may


def page(shop, stream, *, access=None, **more) -> Page:
    asked = access or shop.access
    return talk(API.page(Question(stream=stream, **more), access=asked), api=API, access=asked)


def test_every_list_is_read(shop):
    shop.things["customers"] = [ANN | {"metadata": [{"key": "newsletter", "value": "true"}]}]
    shop.things["orders"] = [order(**GIVEN_BACK)]
    kinds = {stream: [type(fact) for fact in page(shop, stream).facts] for stream in API.streams}
    assert kinds == {
        "products": [ProductFact],
        "customers": [CustomerFact, ConsentFact],
        "orders": [OrderFact, RefundFact],
        "carts": [CartFact],
    }


def test_a_long_list_comes_in_pages_to_its_end(shop):
    shop.things["orders"] = [order(number) for number in range(1, 2 * A_PAGE + 2)]
    position, seen = "", []
    while True:
        came = page(shop, "orders", position=position)
        seen += [fact.number for fact in came.facts]
        assert came.total == 101
        if not (position := came.next):
            break
    assert seen == [str(number) for number in range(1, 102)]


def test_an_order_that_is_asked_for_ends_its_basket_and_one_that_is_not_there_is_gone(shop):
    came = page(shop, "orders", ids=(gid("Order", 1), gid("Order", 2)))
    assert [type(fact) for fact in came.facts] == [OrderFact, CartFact, ProductFact]
    assert came.facts[2].stock == 6  # how many are left of what was bought
    assert came.gone == (gid("Order", 2),)


def test_only_what_changed_since_comes(shop):
    shop.things["orders"] = [order(1), order(2, updatedAt="2026-03-01T12:00:00.000+00:00")]
    came = page(shop, "orders", since=datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert [fact.number for fact in came.facts if isinstance(fact, OrderFact)] == ["2"]
    assert came.latest == datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_only_what_is_kept_here_is_listed_with_its_version(shop):
    tracked = [{"type": "TRACKING_UPDATED", "date": "2026-02-03T08:00:00+00:00"}]
    shop.things["orders"] = [
        order(1, events=tracked),
        order(2, status="EXPIRED"),
        order(3, status="UNCONFIRMED"),
    ]
    moment = datetime(2026, 2, 1, 12, tzinfo=UTC)
    assert page(shop, "orders", only_listed=True).listed == (
        Listed(gid("Order", 1), datetime(2026, 2, 3, 8, tzinfo=UTC)),
        Listed(gid("Order", 3), moment),
    )
    facts = [fact for fact in page(shop, "orders").facts if isinstance(fact, OrderFact)]
    assert [(fact.external_id, fact.version) for fact in facts] == [
        (one.id, one.version) for one in page(shop, "orders", only_listed=True).listed
    ]
    (ann,) = page(shop, "customers", only_listed=True).listed
    assert ann == Listed(gid("User", 1), datetime(2026, 2, 1, 10, tzinfo=UTC))


def test_prices_are_those_of_the_channel_in_the_shops_currency(shop):
    (fact,) = page(shop, "products").facts
    assert (fact.currency, fact.price_minor) == ("EUR", 1210)


def test_a_channel_that_was_named_counts_alone(shop):
    shop.things["orders"] = [order(1), order(2, channel="us")]
    named = type(shop.access)(shop.url, {**shop.access.credentials, "channel": "us"}, "EUR")
    assert [fact.number for fact in page(shop, "orders", access=named).facts] == ["2"]
    assert page(shop, "products", access=named).facts[0].currency == "USD"


def test_a_product_that_is_asked_for_comes_with_all_its_variants(shop):
    candle, other = product(1), product(2)
    shop.things["productVariants"] = [
        variant(1, of=candle),
        variant(2, of=candle, sku="BLUE"),
        variant(3, of=other, sku="MUG"),
    ]
    came = page(shop, "products", ids=(gid("Product", 1), gid("ProductVariant", 3)))
    assert sorted(fact.sku for fact in came.facts) == ["BLUE", "MUG", "RED"]
    assert came.gone == ()


def test_a_basket_that_is_asked_for_comes_and_one_that_became_an_order_does_not(shop):
    shop.things["checkouts"] = [checkout("c9"), checkout("c8", lines=[])]
    wanted = tuple(gid("Checkout", one) for one in ("c9", "c8", "c7"))
    assert [fact.external_id for fact in page(shop, "carts", ids=wanted).facts] == [gid("Checkout", "c9")]


def test_a_basket_of_another_channel_than_the_named_one_is_none_of_ours(shop):
    shop.things["checkouts"] = [checkout("c9"), checkout("c8", channel={"slug": "us"})]
    named = type(shop.access)(shop.url, {**shop.access.credentials, "channel": "us"}, "USD")
    wanted = tuple(gid("Checkout", one) for one in ("c9", "c8"))
    came = page(shop, "carts", access=named, ids=wanted)
    assert [fact.external_id for fact in came.facts] == [gid("Checkout", "c8")]


def test_an_id_of_something_else_keeps_no_product_back(shop):
    came = page(shop, "products", ids=(gid("Stock", 7), "41", gid("ProductVariant", 1)))
    assert [fact.sku for fact in came.facts] == ["RED"]


def test_one_thing_that_cannot_be_read_keeps_back_no_other():
    broken = order(2) | {"created": "yesterday"}
    things = [msgspec.Raw(msgspec.json.encode(each)) for each in (order(1), broken, order(3), 7)]
    came = of_things(things, by=order_read)
    assert [fact.number for fact in came.facts] == ["1", "3"]
    assert [problem.partition(":")[0] for problem in came.problems] == [gid("Order", 2), "?"]


def test_without_its_permission_the_shop_says_which_is_missing(shop):
    shop.may = ["MANAGE_USERS"]
    with pytest.raises(KeysRefused, match="MANAGE_ORDERS"):
        page(shop, "orders")


@pytest.mark.parametrize(("one", "kind"), [(gid("Product", 1), "Product"), ("7", ""), ("š", ""), ("", "")])
def test_an_id_says_of_what_it_is(one, kind):
    assert kind_of(one) == kind

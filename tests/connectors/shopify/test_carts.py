from datetime import UTC, datetime

from regulars.commerce.facts import CartFact
from tests.connectors.shopify.payloads import example, says


def cart(**changes):
    return says("checkouts/update", example("checkouts_update") | changes).facts


def test_a_basket_whose_buyer_began_to_pay():
    (fact,) = cart()
    assert isinstance(fact, CartFact)
    assert (fact.external_id, fact.currency, fact.total_minor) == ("123123123", "USD", 421_88)
    assert fact.started_at == fact.version == datetime(2022, 1, 1, tzinfo=UTC)
    assert fact.completed_at is None
    assert fact.url.startswith("https://checkout.local/")


def test_two_lines_of_one_product_stay_two():
    (fact,) = cart()
    assert [(line.key, line.sku, line.revenue_minor) for line in fact.lines] == [
        ("1", "IPOD2008PINK", 199_00),
        ("2", "IPOD2008PINK", 199_00),
    ]


def test_amounts_of_a_checkout_are_in_the_buyers_currency():
    (fact,) = cart(currency="USD", presentment_currency="JPY", total_price="60000")
    assert (fact.currency, fact.total_minor) == ("JPY", 60000)


def test_the_marketing_box_of_an_unfinished_checkout_is_no_consent():
    assert [type(fact) for fact in cart(buyer_accepts_marketing=True)] == [CartFact]


def test_an_address_that_is_not_known_yet_may_be_an_empty_list():
    (fact,) = cart(shipping_address=[], billing_address=[], customer=None)
    assert (fact.buyer.name, fact.buyer.who.email) == ("", "example@email.com")

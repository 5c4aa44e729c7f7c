"""What is in a PrestaShop cart?"""

from datetime import UTC, datetime
from decimal import Decimal

from regulars.commerce.facts import ProductFact
from regulars.connectors.prestashop.carts import of_bought, of_cart
from regulars.connectors.prestashop.shapes import Customer
from regulars.connectors.prestashop.shelf import Cart
from tests.connectors.prestashop.reading import SHOP, facts, order, shaped
from tests.connectors.prestashop.shop import one

BLUE = ProductFact(
    sku="BLUE",
    currency="EUR",
    version=datetime(2026, 1, 10, tzinfo=UTC),
    name="Candle – Blue",
    price_minor=1162,
    vat_bp=2100,
)


def read(goods, **other):
    ann = shaped(one("customers", 2), Customer)
    return of_cart(shaped(one("carts", 8, **other), Cart), customer=ann, goods=goods, shop=SHOP)


def test_a_cart_is_worth_what_its_goods_cost_today_and_what_is_gone_is_left_out():
    cart = read({("20", "41"): BLUE})
    # 2 x 11.62 = 23.24 with 21 % tax, 19.20 without; product 99 is no longer sold
    assert [(line.sku, line.quantity, line.revenue_minor, line.tax_minor) for line in cart.lines] == [
        ("BLUE", Decimal(2), 1920, 404)
    ]
    assert (cart.external_id, cart.total_minor, cart.currency) == ("8", 2324, "EUR")
    assert (cart.started_at, cart.version) == (
        datetime(2026, 2, 10, 16, tzinfo=UTC),
        datetime(2026, 2, 10, 16, 5, tzinfo=UTC),
    )
    assert (cart.buyer.who.email, cart.buyer.language, cart.completed_at) == ("ann@example.com", "lv", None)


def test_a_cart_in_which_nothing_lies_that_is_still_sold_is_none():
    assert read({}) is None
    assert read({("20", "41"): BLUE}, associations={}) is None


def test_a_cart_that_was_ordered_is_at_its_end_and_an_order_of_the_staffs_had_none():
    fact = facts()[0]
    cart = of_bought(order(), fact=fact)
    assert (cart.external_id, cart.completed_at, cart.total_minor) == ("5", fact.placed_at, 3388)
    assert of_bought(order(id_cart="0"), fact=fact) is None

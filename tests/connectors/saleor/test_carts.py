"""What is in a Saleor basket?"""

from datetime import UTC, datetime

from regulars.connectors.saleor.carts import of_bought, of_checkout
from regulars.connectors.saleor.shapes import Checkout
from tests.connectors.saleor.reading import order, shaped
from tests.connectors.saleor.things import checkout, gid


def test_an_open_basket_is_read():
    cart = of_checkout(shaped(checkout(), Checkout))
    assert (cart.external_id, cart.total_minor, cart.completed_at) == (gid("Checkout", "c9"), 1210, None)
    assert [(line.sku, line.revenue_minor, line.tax_minor) for line in cart.lines] == [("RED", 1000, 210)]
    assert cart.buyer.who.email == "bo@example.com"


def test_an_order_ends_its_basket():
    cart = of_bought(order())
    assert (cart.external_id, cart.completed_at) == (
        gid("Checkout", "c1"),
        datetime(2026, 2, 1, 12, tzinfo=UTC),
    )
    assert of_bought(order(checkoutId=None)) is None

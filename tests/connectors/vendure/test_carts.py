from datetime import datetime

from regulars.connectors.vendure.carts import of_cart
from tests.connectors.vendure.recorded import SETTINGS, listed, order, told_order


def test_an_open_basket_has_lines_and_no_end():
    told = next(each for each in listed("orders", scene="basket") if each["active"])
    cart = of_cart(order(**told), settings=SETTINGS)
    assert (cart.external_id, cart.completed_at) == (told["id"], None)
    assert [(line.sku, line.quantity) for line in cart.lines] == [("MUG-B", 1)]
    assert cart.buyer.who.email == "bo@example.com"


def test_an_order_is_a_basket_at_its_end():
    moment = datetime.fromisoformat(told_order()["orderPlacedAt"])
    cart = of_cart(order(), settings=SETTINGS)
    assert (cart.completed_at, cart.version) == (moment, moment)


def test_a_draft_of_the_shops_own_is_no_basket():
    assert of_cart(order(active=False, orderPlacedAt=None, state="Draft"), settings=SETTINGS) is None

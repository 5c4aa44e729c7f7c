"""With whose order is a letter shown?"""

from regulars.channels.context import Subject
from regulars.commerce.models import Order, Product
from regulars.console.queries.examples import somebody


def test_whoever_ordered_last_and_has_a_name(shop):
    shop.sells("neighbour1", 2)  # has no name
    last = Order.objects.get(number=f"#{shop.sells('dita', 3)[0]}")
    assert somebody() == Subject(
        customer_id=shop.id_of("dita"),
        shop_id=shop.row.pk,
        product_id=Product.objects.get().pk,
        order_id=last.pk,
    )


def test_else_whoever_ordered_last(empty_shop):
    empty_shop.sells("nina", 2, 5)
    assert somebody().customer_id == empty_shop.id_of("nina")


def test_nobody_where_nobody_did(empty_shop):
    empty_shop.sells("", 3)  # a guest
    empty_shop.meets("ann")
    assert somebody() is None

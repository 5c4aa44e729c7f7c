"""Which orders, and which lines, are somebody's?"""

from regulars.console.queries.orders import lines, orders


def test_the_latest_orders_come_first_with_the_number_of_their_lines(shop):
    dita = shop.id_of("dita")
    latest = list(orders([dita], most=3))
    assert [order.items for order in latest] == [1, 1, 1]
    assert latest == sorted(latest, key=lambda order: order.placed_at, reverse=True)


def test_another_ones_lines_are_not_shown(shop):
    dita, ann = shop.id_of("dita"), shop.id_of("ann")
    (order, *_) = orders([dita])
    assert [line.product.sku for line in lines([dita], order=order.pk)] == ["candle"]
    assert lines([ann], order=order.pk) == []

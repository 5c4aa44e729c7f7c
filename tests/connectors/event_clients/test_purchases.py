import json
from datetime import UTC, datetime

import msgspec
import pytest

from regulars.commerce.facts import CancellationFact, OrderFact, RefundFact
from regulars.connectors.event_clients.messages import Message
from regulars.connectors.event_clients.purchases import Order as Told
from regulars.connectors.event_clients.purchases import fact, lines, meant, worth
from regulars.connectors.json_events.refusal import Amounts, Refused
from tests.connectors.event_clients.calls import CANDLES
from tests.connectors.event_clients.conftest import trusted

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
EUROS = Amounts("EUR", "$.properties")


def said(event: str, properties, *, sender=None, **more):
    raw = msgspec.Raw(json.dumps(properties).encode())
    message = Message(event=event, properties=raw, user_id="7", **more)
    return fact(message, sender=sender or trusted(), key="m1", at=NOON)


def order(**members) -> Told:
    return msgspec.convert({"order_id": "1", "products": CANDLES["products"]} | members, Told, strict=False)


def test_an_order_with_all_that_was_told_of_it():
    bought = said("Order Completed", CANDLES | {"tax": 3.47, "discount": "1.00", "email": "ann@example.com"})
    assert isinstance(bought, OrderFact)
    # 24.00 paid - 4.00 for the way - 3.47 tax = 16.53 for the goods
    (line,) = bought.lines
    assert (line.sku, line.revenue_minor, line.tax_minor, line.discount_minor) == (
        "candle",
        16_53,
        3_47,
        1_00,
    )
    assert (bought.total_minor, bought.shipping_minor, bought.tax_minor) == (24_00, 4_00, 3_47)
    assert (bought.buyer.who.shop_customer, bought.buyer.who.email) == ("7", "ann@example.com")


@pytest.mark.parametrize(
    ("told", "goods", "total"),
    [
        ({"total": 24, "shipping": 4}, 20_00, 24_00),
        ({"total": 24, "shipping": 4, "revenue": 24}, 20_00, 24_00),  # many send the total as the revenue
        ({"total": 24, "revenue": 20}, 20_00, 24_00),
        ({"total": 24}, 24_00, 24_00),
        ({"revenue": 20, "shipping": 4, "tax": 1}, 20_00, 25_00),
        ({"discount": 5, "shipping": 4}, 15_00, 19_00),  # 2 x 10.00 - 5.00, and the way
        ({"discount": 50}, 0, 0),
        ({"total": 3, "shipping": 4}, 0, 3_00),
    ],
)
def test_what_a_tracker_leaves_out_is_worked_out(told, goods, total):
    assert worth(order(**told), amounts=EUROS) == (goods, total)


def test_the_lines_sum_to_what_the_goods_brought_in():
    three = [{"sku": name, "price": "3.33", "quantity": 1} for name in "abc"]
    shares = list(lines(order(products=three), goods=10_00, amounts=EUROS))
    assert [each.revenue_minor for each in shares] == [3_34, 3_33, 3_33]
    unpriced = [{"name": "a"}, {"product_id": 7}]
    shares = list(lines(order(products=unpriced), goods=10_00, amounts=EUROS))
    assert [(each.sku, each.revenue_minor) for each in shares] == [("a", 5_00), ("7", 5_00)]


def test_without_a_currency_it_is_the_shops():
    euros = {name: value for name, value in CANDLES.items() if name != "currency"}
    assert said("Order Completed", euros, sender=trusted(currency="SEK")).currency == "SEK"
    assert said("Order Completed", CANDLES | {"currency": "eur"}).currency == "EUR"


def test_a_cancellation_says_what_the_order_was_where_it_can():
    assert said("Order Cancelled", {"order_id": "1"}) == CancellationFact(
        order_external_id="1", cancelled_at=NOON
    )
    whole = said("Order Cancelled", CANDLES)
    assert (whole.external_id, whole.cancelled_at) == ("1001", NOON)


def test_a_refund_counts_once_by_its_own_id_or_its_messages():
    part = said("Order Refunded", {"order_id": "1", "products": CANDLES["products"]})
    assert isinstance(part, RefundFact)
    assert (part.external_id, part.total_minor, part.lines[0].revenue_minor) == ("1:m1", 20_00, 20_00)
    whole = said("Order Refunded", {"order_id": "1", "refund_id": 5, "total": "7.5"})
    assert (whole.external_id, whole.total_minor, whole.lines) == ("5", 7_50, ())


@pytest.mark.parametrize(
    ("event", "properties", "where"),
    [
        ("Order Completed", {"total": 7}, "$.properties"),
        ("Order Completed", {"order_id": "1"}, "$.properties.products"),
        ("Order Completed", CANDLES | {"order_id": ""}, "$.properties.order_id"),
        ("Order Completed", CANDLES | {"total": "seven"}, "$.properties.total"),
        ("Order Completed", CANDLES | {"total": -1}, "$.properties.total"),
        ("Order Completed", CANDLES | {"total": "1e999999999"}, "$.properties.total"),
        ("Order Completed", CANDLES | {"currency": "XYZ"}, "$.properties.currency"),
        ("Order Completed", CANDLES | {"products": [{"price": 1}]}, "$.properties.products[0].sku"),
        (
            "Order Completed",
            CANDLES | {"products": [{"sku": "a", "quantity": 0}]},
            "$.properties.products[0].quantity",
        ),
        ("Order Refunded", {"order_id": "1"}, "$.properties.total"),
    ],
)
def test_what_cannot_be_an_order_is_refused_with_its_place(event, properties, where):
    with pytest.raises(Refused) as refusal:
        said(event, properties)
    assert (refusal.value.where, bool(refusal.value.way_out)) == (where, True)


def test_nobody_but_a_server_tells_of_orders_and_only_where_the_shop_does_not():
    assert said("Order Completed", CANDLES, sender=trusted(is_trusted=False)) is None
    assert said("Order Completed", CANDLES, sender=trusted(shop_tells=True)) is None
    assert said("Product Viewed", CANDLES) is None
    assert meant("order_completed") is meant("Completed Order")

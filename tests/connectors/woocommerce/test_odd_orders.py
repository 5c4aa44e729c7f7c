"""Do odd orders of a WooCommerce come in whole: in another currency than before, and with 10,000 lines?"""

from django.db.models import Sum

from regulars.business.models import ExchangeRate, Shop
from regulars.commerce.models import Order, OrderLine
from regulars.connectors.actions import begin
from regulars.connectors.client import Client
from regulars.connectors.models import Pull
from regulars.connectors.pulling import pull
from regulars.connectors.queries import by_token
from regulars.connectors.receive import Receipt, process_waiting, receive
from regulars.connectors.woocommerce.api import WooCommerceApi
from regulars.events.models import RawDelivery
from tests.connectors.conftest import NOON
from tests.connectors.woocommerce.conftest import signed
from tests.connectors.woocommerce.recorded import body
from tests.connectors.woocommerce.shop import KEY, SECRET, lists, woo_shop

LINES = 10_000
KEYS = {"consumer_key": KEY, "consumer_secret": SECRET}


def with_lines(order, count):
    """An order of one penny a line, each of another product."""
    line = order["line_items"][0]
    penny = {"subtotal": "0.01", "total": "0.01", "total_tax": "0.00", "quantity": 1}
    lines = [line | penny | {"id": n, "sku": f"SKU-{n}"} for n in range(1, count + 1)]
    return order | {"line_items": lines, "refunds": [], "fee_lines": [], "total": f"{count / 100:.2f}"}


def brought(connection, things):
    with woo_shop(things) as tea:
        Shop.objects.update(url=tea.url)
        begin(connection, KEYS, api=WooCommerceApi(), actor="test", at=NOON)
        pull(connection.id, client=Client())
    return {each.stream: (each.state, each.error) for each in Pull.objects.all()}


def test_an_order_of_ten_thousand_lines_comes_in_with_the_history(connection):
    things = lists()
    things["orders"] = [with_lines(things["orders"][0], LINES)]
    things["refunds"] = []
    assert set(brought(connection, things).values()) == {("done", "")}
    assert OrderLine.objects.count() == LINES
    assert OrderLine.objects.aggregate(Sum("revenue_minor"))["revenue_minor__sum"] == LINES
    assert Order.objects.get().total_minor == LINES


def test_an_order_of_ten_thousand_lines_comes_in_by_a_webhook(connection):
    order = with_lines(body("order.created"), LINES)
    raw, headers = signed("order.created", order, key="long")
    assert receive(by_token(connection.token), body=raw, headers=headers, at=NOON) is Receipt.KEPT
    process_waiting(limit=10, at=NOON)
    assert RawDelivery.objects.get().outcome == "read"
    assert OrderLine.objects.count() == LINES


def test_a_shop_that_changes_its_currency_is_counted_in_each(connection):
    things = lists()
    first, second = things["orders"]
    things["orders"] = [first, second | {"currency": "EUR", "date_created_gmt": "2026-03-02T10:00:00"}]
    things["refunds"] = []
    ExchangeRate.objects.create(currency="EUR", rate_date="2026-01-01", rate="0.5", source="test")
    assert set(brought(connection, things).values()) == {("done", "")}
    pounds, euros = Order.objects.order_by("external_id")
    assert (pounds.currency, euros.currency) == ("GBP", "EUR")
    assert pounds.revenue_business == pounds.revenue_minor
    assert euros.revenue_business == round(euros.revenue_minor / 2)  # half a pound for a euro

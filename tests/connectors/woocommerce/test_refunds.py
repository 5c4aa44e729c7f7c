"""Refund 15 of order 14: one tea pot comes back for 10.00."""

from datetime import UTC, datetime

from regulars.connectors.decoded import decoded
from regulars.connectors.woocommerce.refunds import of_refund
from regulars.connectors.woocommerce.shapes import Refund
from tests.connectors.woocommerce.shop import lists


def refund(**other):
    import json

    return of_refund(decoded(json.dumps(lists()["refunds"][0] | other).encode(), Refund), currency="GBP")


def test_a_refund_is_told_with_its_moment_and_lines():
    back = refund()
    assert (back.external_id, back.order_external_id, back.total_minor) == ("15", "14", 1000)
    assert back.refunded_at == datetime(2026, 11, 21, 21, 17, 56, tzinfo=UTC)
    assert [(one.sku, one.quantity, one.revenue_minor) for one in back.lines] == [("SKU-0", 1, 1000)]


def test_shipping_that_was_given_back_is_no_goods():
    shipping = [{"id": 9, "total": "-5.00", "total_tax": "0.00"}, {"id": 10, "total": "0.00"}]
    back = refund(amount="15.00", shipping_lines=shipping)
    assert [(one.kind, one.revenue_minor) for one in back.lines] == [("product", 1000), ("shipping", 500)]


def test_an_amount_alone_has_no_lines():
    assert refund(line_items=[]).lines == ()

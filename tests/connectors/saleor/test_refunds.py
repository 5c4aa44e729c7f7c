"""What was given back of a Saleor order?"""

from datetime import UTC, datetime
from decimal import Decimal

from regulars.commerce.facts import RefundFact
from regulars.connectors.saleor.refunds import has_refunds
from tests.connectors.saleor.reading import facts, order
from tests.connectors.saleor.things import GIVEN_BACK, gid, money, moved


def test_what_was_granted_tells_for_which_lines_money_went_back():
    (fact,) = facts(RefundFact, **GIVEN_BACK)
    assert (fact.external_id, fact.total_minor, fact.reason) == (
        gid("TransactionEvent", 2),
        1210,
        "It was broken",
    )
    assert fact.refunded_at == datetime(2026, 2, 5, 12, tzinfo=UTC)
    (red,) = fact.lines
    assert (red.sku, red.quantity, red.revenue_minor) == ("RED", Decimal(1), 1000)  # one of 2 for 20.00


def test_shipping_that_went_back_takes_nothing_from_the_goods():
    granted = GIVEN_BACK["grantedRefunds"][0] | {"shippingCostsIncluded": True}
    # 12.10 of which 3.63 was shipping: 8.47 with tax are 7.00 without
    (fact,) = facts(RefundFact, **(GIVEN_BACK | {"grantedRefunds": [granted]}))
    assert [(line.sku, line.revenue_minor) for line in fact.lines] == [("RED", 700)]


def test_money_without_lines_is_shared_out_over_the_goods():
    (fact,) = facts(RefundFact, **(GIVEN_BACK | {"grantedRefunds": []}))
    # 12.10 of 27.83 of the goods' 20.00
    assert [(line.sku, line.revenue_minor) for line in fact.lines] == [("RED", 869)]


def test_a_refund_that_was_undone_was_none():
    events = [
        moved(2, "REFUND_SUCCESS", 5.0, at="2026-02-05T12:00:00+00:00", reference="re"),
        moved(3, "REFUND_REVERSE", 5.0, at="2026-02-06T12:00:00+00:00", reference="re"),
        moved(4, "REFUND_FAILURE", 5.0, at="2026-02-06T12:00:00+00:00", reference="other"),
    ]
    told = order(transactions=[{"events": events}])
    assert not has_refunds(told)
    assert facts(RefundFact, transactions=[{"events": events}]) == []


def test_the_older_payments_tell_it_too_and_a_parcel_that_came_back_its_lines():
    step = {
        "id": gid("Transaction", 7), "kind": "REFUND", "isSuccess": True,
        "created": "2026-02-05T12:00:00+00:00", "amount": money(24.20),
    }  # fmt: skip
    back = {
        "id": gid("Fulfillment", 2), "status": "REFUNDED_AND_RETURNED", "trackingNumber": "",
        "created": "2026-02-05T12:00:00+00:00", "totalRefundedAmount": money(24.20),
        "lines": [{"quantity": 2, "orderLine": {"id": gid("OrderLine", 1)}}],
    }  # fmt: skip
    failed = step | {"id": gid("Transaction", 8), "isSuccess": False}
    (fact,) = facts(RefundFact, payments=[{"transactions": [failed, step]}], fulfillments=[back])
    assert fact.external_id == gid("Transaction", 7)
    assert [(line.quantity, line.revenue_minor) for line in fact.lines] == [(Decimal(2), 2000)]

"""Ann paid 76.76 for goods of 58.97 without tax, and sending."""

import pytest

from regulars.connectors.medusa.orders import order_fact
from regulars.connectors.medusa.refunds import lines_of, refunds, refunds_of
from tests.connectors.medusa.recorded import order, told_order


def back(number, amount, created_at):
    return {"id": number, "amount": amount, "created_at": created_at, "note": "chipped"}


def told(*given, **other):
    """Her order, with what was given back."""
    collection = told_order()["payment_collections"][0]
    payment = {"refunds": list(given)}
    return order(payment_collections=[collection | {"payments": [payment]}], **other)


TEN, ALL_BUT_TEN = back("r1", 10, "2026-11-22T10:00:00Z"), back("r2", 66.764, "2026-11-22T11:00:00Z")


def found(one):
    return list(refunds_of(one, fact=order_fact(one)))


def test_a_sum_is_shared_out_over_the_goods():
    (ten,) = found(told(TEN))
    assert (ten.external_id, ten.total_minor, ten.reason) == ("r1", 1000, "chipped")
    # Of 10.00 the goods' part is 58.97 in 76.76: 7.68; of that the pots' is 49.98 in 58.97: 6.51.
    assert sorted((line.sku, line.revenue_minor) for line in ten.lines) == [("MUG-R", 117), ("SKU-0", 651)]


def test_the_earliest_comes_first():
    assert [each.id for each in refunds(told(ALL_BUT_TEN, TEN))] == ["r1", "r2"]


def test_what_was_given_back_for_what_was_taken_out_leaves_the_rest_alone():
    left = [each for each in told_order()["items"] if each["variant_sku"] == "SKU-0"]
    (ten,) = found(told(TEN, items=left))
    # 76.76 were paid for what is 65.98 now: the mug of 10.79 is gone, and 10.00 of that were given back.
    assert [(line.kind, line.revenue_minor) for line in ten.lines] == [("adjustment", 1000)]


@pytest.mark.parametrize(("given", "for_gone", "kinds"), [(0, 5, ["adjustment"]), (0, 0, [])])
def test_nothing_is_shared_out_of_nothing(given, for_gone, kinds):
    lines = lines_of(order_fact(order()), given=given, for_gone=for_gone)
    assert [line.kind for line in lines] == kinds

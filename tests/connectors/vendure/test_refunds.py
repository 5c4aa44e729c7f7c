"""A tea pot of 24.99, with its tax 29.99, comes back."""

import msgspec
import pytest

from regulars.connectors.vendure.orders import order_fact
from regulars.connectors.vendure.refunds import of_refund
from regulars.connectors.vendure.shapes import Refund
from tests.connectors.vendure.recorded import SETTINGS, listed, order

TOLD = {
    "id": "5", "state": "Settled", "total": 2999, "createdAt": "2026-11-22T10:00:00Z",
    "updatedAt": "2026-11-22T10:00:00Z", "reason": "chipped", "lines": [{"orderLineId": "1", "quantity": 1}],
}  # fmt: skip


def refund(**other):
    sold = order()
    fact = order_fact(sold, placed_at=sold.created_at, settings=SETTINGS)
    return of_refund(msgspec.convert(TOLD | other, Refund), order=sold, fact=fact, settings=SETTINGS)


def test_a_refund_is_told_with_its_moment_and_lines():
    assert listed("orders")[0]["lines"][0]["id"] == "1"
    back = refund()
    assert (back.external_id, back.order_external_id, back.total_minor, back.reason) == (
        "5",
        "1",
        2999,
        "chipped",
    )
    assert [(one.sku, one.quantity, one.revenue_minor) for one in back.lines] == [("SKU-0", 1, 2499)]


@pytest.mark.parametrize(
    ("total", "shipping", "revenue"),
    [
        (1500, 0, 1249),  # half of the pot's 29.99: 1500 x 2499 / 2999
        (3499, 0, 2499),  # and the sending, which isn't named
        (3499, 500, 2499),  # and the sending
    ],
)
def test_of_its_sum_no_more_than_the_goods_is_theirs(total, shipping, revenue):
    back = refund(total=total, shipping=shipping)
    assert (back.total_minor, back.lines[0].revenue_minor) == (total, revenue)


def test_a_sum_alone_is_shared_out_over_the_goods():
    back = refund(total=1000, lines=[])
    # Of 10.00 the goods' part is 58.97 in 75.77: 7.78; of that the pots' is 49.98 in 58.97: 6.59.
    assert [(one.sku, one.quantity, one.revenue_minor) for one in back.lines] == [
        ("SKU-0", 0, 659),
        ("MUG-R", 0, 119),
    ]

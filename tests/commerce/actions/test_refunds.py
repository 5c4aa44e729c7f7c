"""A refund of order 1 is estimated first: five euros of Ann's ten, by the sum alone. Then it is told."""

from decimal import Decimal
from zoneinfo import ZoneInfo

import msgspec
import pytest

from regulars.commerce.facts import RefundFact, RefundLineFact
from regulars.commerce.models import CustomerTotals, Order, Refund, RefundLine
from regulars.events.models import Event
from tests.commerce.shop import day, order, shop, tell, told  # noqa: F401

CANDLE = RefundLineFact(key="9", sku="candle", quantity=Decimal(1), revenue_minor=400)
TOLD = RefundFact(
    external_id="r",
    order_external_id="1",
    refunded_at=day(1),
    currency="EUR",
    lines=(
        CANDLE,
        RefundLineFact(key="8", sku="shipping", quantity=Decimal(1), revenue_minor=100, kind="shipping"),
    ),
    total_minor=500,
)
ESTIMATED = msgspec.structs.replace(
    TOLD,
    refunded_at=day(3),
    lines=(msgspec.structs.replace(CANDLE, key="1", quantity=Decimal(0), revenue_minor=500),),
    estimated=True,
)


def kept() -> tuple[object, ...]:
    """The refund, its lines, and what it takes from the order and its buyer."""
    refund = Refund.objects.get()
    return (
        refund.estimated,
        refund.refunded_at,
        refund.business_date,
        refund.revenue_minor,
        sorted(RefundLine.objects.values_list("product__sku", "quantity", "revenue_minor")),
        Order.objects.get().refunded_business,
        CustomerTotals.objects.get().refunded_business,
    )


def test_what_is_told_takes_the_place_of_what_was_estimated(shop):
    tell(shop, order("1"))
    assert tell(shop, ESTIMATED) == ("new",)
    there = (True, day(3), day(3).date(), 500, [("candle", Decimal(0), 500)], 500, 500)
    assert kept() == there
    assert tell(shop, TOLD) == ("changed",)
    lines = [("candle", Decimal(1), 400), ("shipping", Decimal(1), 100)]
    exact = (False, day(1), day(1).astimezone(ZoneInfo("Europe/Riga")).date(), 400, lines, 400, 400)
    assert kept() == exact
    refund = Refund.objects.get()
    assert told("order.refund_corrected") == [
        {"refund_id": refund.id, "order_id": refund.order_id, "revenue_business": 400}
    ]
    assert Event.objects.get(name="order.refund_corrected").customer_id == refund.customer_id


@pytest.mark.parametrize("together", [True, False])
def test_what_was_told_stays_whatever_is_estimated_later(shop, together):
    tell(shop, order("1"))
    if together:
        assert tell(shop, TOLD, ESTIMATED) == ("new", "known")
    else:
        tell(shop, TOLD)
        assert tell(shop, ESTIMATED) == ("known",)
    assert kept()[0] is False
    assert kept()[3] == 400
    assert told("order.refund_corrected") == []


def test_an_estimate_that_was_right_is_no_news_and_an_estimate_anew_changes_nothing(shop):
    tell(shop, order("1"), ESTIMATED)
    assert tell(shop, msgspec.structs.replace(ESTIMATED, refunded_at=day(9))) == ("known",)
    assert kept()[1] == day(3)
    right = msgspec.structs.replace(ESTIMATED, refunded_at=day(3.01), estimated=False)
    assert tell(shop, right) == ("known",)
    assert kept()[:2] == (False, day(3.01))
    assert told("order.refund_corrected") == []


def test_another_day_or_other_pieces_count(shop):
    tell(shop, order("1"), ESTIMATED)
    later = msgspec.structs.replace(ESTIMATED, refunded_at=day(5), estimated=False)
    assert tell(shop, later) == ("changed",)
    assert len(told("order.refund_corrected")) == 1


def test_a_refund_whose_order_comes_last_is_corrected_too(shop):
    tell(shop, ESTIMATED)
    tell(shop, TOLD)
    assert Refund.objects.get().order_id is None
    tell(shop, order("1"))
    assert kept()[-2:] == (400, 400)

from datetime import UTC, datetime

import pytest

from regulars.commerce.facts import Address, CancellationFact, OrderFact, RefundFact, ShipmentFact
from regulars.connectors.vendure.orders import is_paid, of_order, version_of
from tests.connectors.vendure.recorded import SETTINGS, order, told_order

NOON = "2026-11-23T12:00:00.000Z"


def facts(**other):
    return list(of_order(order(**other), settings=SETTINGS))


def test_an_order_is_told_as_it_was_placed():
    (sold,) = facts()
    told = told_order()
    assert (sold.external_id, sold.number, sold.currency) == (told["id"], told["code"], "USD")
    assert (sold.total_minor, sold.shipping_minor, sold.tax_minor, sold.discount_minor) == (
        7577,
        500,
        1180,
        0,
    )
    assert sold.placed_at == sold.version == datetime.fromisoformat(told["orderPlacedAt"])
    assert sold.address == Address(country="LV", city="Rīga", postcode="LV-1010")
    assert sold.buyer.who.email == "ann@example.com"


def test_with_it_come_its_refunds_and_parcels():
    assert [type(fact) for fact in facts(scene="sent", email="dita@example.com")] == [
        OrderFact,
        RefundFact,
        ShipmentFact,
    ]


def test_a_refund_that_waits_or_failed_gives_nothing_back():
    told = told_order(scene="sent", email="dita@example.com")
    for state in ("Pending", "Failed"):
        told["payments"][0]["refunds"][0]["state"] = state
        assert [type(fact) for fact in facts(**told)] == [OrderFact, ShipmentFact]


@pytest.mark.parametrize("other", [{"active": True, "state": "AddingItems"}, {"state": "Draft"}])
def test_a_basket_and_a_draft_are_no_orders(other):
    assert facts(orderPlacedAt=None, **other) == []


def test_a_paid_order_that_is_called_off_is_told_with_its_end():
    sold, end = facts(email="bo@example.com")
    # Two red mugs and the sending: 2 x 1079 + 500.
    assert (sold.total_minor, sold.lines[0].quantity, sold.lines[0].revenue_minor) == (2658, 2, 1798)
    assert isinstance(end, CancellationFact)


def test_of_one_that_nobody_paid_only_the_end_is_told():
    (end,) = facts(email="bo@example.com", payments=[])
    assert isinstance(end, CancellationFact)
    assert not is_paid(order(payments=[]))


@pytest.mark.parametrize("part", ["payments", "fulfillments", "refunds"])
def test_any_part_that_changed_makes_a_newer_version(part):
    told = told_order(scene="sent", email="dita@example.com")
    things = told["payments"][0]["refunds"] if part == "refunds" else told[part]
    things[0]["updatedAt"] = NOON
    assert version_of(order(**told)) == datetime(2026, 11, 23, 12, tzinfo=UTC)

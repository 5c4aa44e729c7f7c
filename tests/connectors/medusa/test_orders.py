from datetime import UTC, datetime
from decimal import Decimal

import pytest

from regulars.commerce.facts import Address, CancellationFact, OrderFact, RefundFact, ShipmentFact
from regulars.connectors.medusa.orders import name_of, of_order, order_fact, sku_of, version_of
from regulars.connectors.medusa.shapes import Item
from tests.connectors.medusa.recorded import order, told_order

NOON = "2026-11-23T12:00:00.000Z"
SENT = {"scene": "sent", "email": "dita@example.com"}


def facts(**other):
    return list(of_order(order(**other)))


def test_an_order_is_told_as_it_was_bought():
    (sold,) = facts()
    told = told_order()
    assert (sold.external_id, sold.number, sold.currency) == (told["id"], str(told["display_id"]), "EUR")
    # 76.764 in all; the taxes are 9.996 + 1.798 + 1.00.
    assert (sold.total_minor, sold.shipping_minor, sold.tax_minor, sold.discount_minor) == (
        7676,
        500,
        1279,
        0,
    )
    lines = sorted((line.sku, line.quantity, line.revenue_minor, line.tax_minor) for line in sold.lines)
    assert lines == [("MUG-R", 1, 899, 180), ("SKU-0", 2, 4998, 1000)]
    assert sold.address == Address(country="LV", city="Rīga", postcode="LV-1010")


def test_with_it_come_its_refunds_and_parcels():
    assert [type(fact) for fact in facts(**SENT)] == [OrderFact, RefundFact, ShipmentFact]


def test_what_needs_no_sending_is_no_parcel():
    told = told_order(**SENT)
    told["fulfillments"][0]["requires_shipping"] = False
    assert ShipmentFact not in [type(fact) for fact in facts(scene="sent", **told)]


def test_what_came_back_still_was_bought():
    # Medusa's own total is what is left; ours is told by lines, which stay.
    assert order_fact(order(total=36.776)).total_minor == 7676


def test_a_draft_is_no_order():
    assert facts(status="draft") == []


def test_a_paid_order_that_is_called_off_is_told_with_its_end():
    sold, *_refunds, end = facts(email="bo@example.com")
    assert (sold.total_minor, end.order_external_id) == (2758, sold.external_id)  # 2 x 10.788 + 6.00
    assert isinstance(end, CancellationFact)


def test_of_one_that_nobody_paid_only_the_end_is_told():
    (end,) = facts(email="bo@example.com", payment_collections=[])
    assert end.cancelled_at == datetime.fromisoformat(told_order(email="bo@example.com")["canceled_at"])


@pytest.mark.parametrize("part", ["payment_collections", "fulfillments"])
def test_any_part_that_changed_makes_a_newer_version(part):
    told = told_order(**SENT)
    told[part][0]["updated_at"] = NOON
    assert version_of(order(scene="sent", **told)) == datetime(2026, 11, 23, 12, tzinfo=UTC)


def item(**other):
    return Item(id="1", title="Mug", quantity=Decimal(1), unit_price=Decimal(9), **other)


@pytest.mark.parametrize(
    ("other", "sku"),
    [
        ({"variant_sku": " MUG "}, "MUG"),
        ({"variant_id": "v1", "product_id": "p1"}, "variation:v1"),
        ({"product_id": "p1"}, "product:p1"),
        ({}, "custom:Mug"),
    ],
)
def test_a_line_without_a_sku_is_known_by_what_it_is(other, sku):
    assert sku_of(item(**other)) == sku


@pytest.mark.parametrize(
    ("variant", "name"), [("Red", "Cup – Red"), ("Default variant", "Cup"), ("Cup", "Cup"), (None, "Cup")]
)
def test_a_line_is_called_by_product_and_variant(variant, name):
    assert name_of(item(product_title="Cup", variant_title=variant)) == name
    assert name_of(item()) == "Mug"

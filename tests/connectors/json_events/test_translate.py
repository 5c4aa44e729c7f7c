import json
from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest
from msgspec import UNSET

from regulars.commerce.facts import (
    PARCEL,
    Address,
    CancellationFact,
    CartFact,
    ConsentFact,
    CustomerFact,
    OrderFact,
    ProductFact,
    RefundFact,
    ShipmentFact,
)
from regulars.commerce.models import KINDS
from regulars.connectors.json_events.fields import Kind, Parcel
from regulars.connectors.json_events.refusal import Refused
from tests.connectors.json_events.calls import AT, NOON, call, order, said


def happened(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "occurred_at": NOON, **more}


def test_an_order_with_its_buyer():
    fact = said(order(number="1001"))
    assert isinstance(fact, OrderFact)
    assert (fact.external_id, fact.placed_at, fact.version) == ("1001", AT, AT)
    assert (fact.total_minor, fact.lines[0].revenue_minor, fact.lines[0].quantity) == (20_00, 20_00, 2)
    assert (fact.buyer.who.email, fact.buyer.name) == ("ann@example.com", "Ann Ozola")


def test_amounts_are_exact_as_numbers_and_as_strings():
    fact = said(order(total=0.1, shipping="4.35", discount=19.99))
    assert (fact.total_minor, fact.shipping_minor, fact.discount_minor) == (10, 4_35, 19_99)
    assert fact.lines[0].revenue_minor == 1


def test_where_an_order_goes_and_how_its_buyer_came():
    landing = "https://candles.example.com/red?utm_source=Facebook&utm_campaign=spring&fbclid=abc"
    touches = [
        {"at": "2026-02-20T09:00:00Z", "landing": landing, "referrer": "https://l.facebook.com/"},
        {"source": "newsletter", "heard": "a friend"},
        {"campaign": "says nothing by itself"},
    ]
    fact = said(order(address={"country": "lv", "city": "Rīga", "postcode": "LV-1010"}, touches=touches))
    assert fact.address == Address(country="LV", city="Rīga", postcode="LV-1010")
    first, last = fact.touches
    assert (first.source, first.campaign, first.landing, first.click) == ("meta", "spring", "/red", "meta")
    assert (first.at, last.at) == (datetime(2026, 2, 20, 9, tzinfo=UTC), None)
    assert (last.source, last.heard) == ("newsletter", "a friend")


def test_an_order_that_tells_neither_leaves_what_is_known():
    fact = said(order())
    assert (fact.address, fact.touches, fact.stands) == (UNSET, UNSET, UNSET)
    assert (said(order(touches=[])).touches, said(order(stands=True)).stands) == ((), True)


def test_an_order_sent_again_has_a_version_of_its_own():
    assert said(order(updated_at="2026-03-02T12:00:00+02:00")).version == datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_ids_may_be_numbers():
    event = order(number=1001)
    event["who"] = {"customer_id": 7}
    fact = said(event)
    assert (fact.external_id, fact.buyer.who.shop_customer) == ("1001", "7")


def test_yen_have_no_minor_unit():
    line = {"sku": "candle", "quantity": 1, "price": 1200}
    assert said(order(currency="JPY", total=1200, lines=[line])).lines[0].revenue_minor == 1200


def test_a_cancellation_names_its_order():
    cancellation = CancellationFact(order_external_id="5", cancelled_at=AT)
    assert said(happened("order.cancelled", order={"id": 5})) == cancellation


def test_a_refund_names_its_order():
    line = {"sku": "candle", "quantity": 1, "amount": "10.00"}
    told = {"id": "r1", "order_id": 5, "currency": "EUR", "total": "12.10", "lines": [line]}
    fact = said(happened("order.refunded", refund=told))
    assert isinstance(fact, RefundFact)
    assert (fact.order_external_id, fact.lines[0].revenue_minor, fact.total_minor) == ("5", 10_00, 12_10)


def test_a_parcel_names_its_order():
    told = {"id": "p1", "order_id": 5, "promised_at": "2026-03-04T00:00:00Z", "status": "to_collect"}
    link = "https://carrier.example.com/p1"
    fact = said(happened("shipment.updated", shipment=told | {"tracking_url": link}))
    assert isinstance(fact, ShipmentFact)
    assert (fact.order_external_id, fact.promised_at) == ("5", datetime(2026, 3, 4, tzinfo=UTC))
    assert (fact.status, fact.tracking_url) == ("to_collect", link)


def test_a_customer_with_what_is_known_of_them():
    who = {"email": "ann@example.com", "name": "Ann Ozola", "country": "lv", "birth_date": "1990-05-01"}
    fact = said(happened("customer.updated", who=who, since="2020-01-01T00:00:00Z"))
    assert isinstance(fact, CustomerFact)
    assert (fact.buyer.country, fact.buyer.birth_date) == ("LV", date(1990, 5, 1))
    assert fact.first_seen_at == datetime(2020, 1, 1, tzinfo=UTC)


def test_a_product_with_its_tax_in_per_cent():
    told = {"sku": "candle", "currency": "EUR", "title": "Candle", "price": "12.10", "vat": "21", "stock": -3}
    fact = said(happened("product.updated", product=told))
    assert isinstance(fact, ProductFact)
    assert (fact.price_minor, fact.vat_bp, fact.stock, fact.cost_minor) == (12_10, 2100, -3, None)


def test_a_variant_shares_its_group_and_says_by_what_it_differs():
    told = {
        "sku": "red-l",
        "currency": "EUR",
        "group": 7,
        "group_name": "Candle",
        "options": {"Colour": "red", "Size": "L"},
        "barcode": "4750000000012",
        "price": "9.90",
        "compare_at": "14.90",
        "in_stock": True,
        "categories": ["Home > Candles", "Gifts"],
        "images": ["https://candles.example.com/red.jpg"],
    }
    fact = said(happened("product.updated", product=told))
    assert (fact.group, fact.group_name, fact.options) == ("7", "Candle", {"Colour": "red", "Size": "L"})
    assert (fact.price_minor, fact.compare_at_minor, fact.in_stock) == (9_90, 14_90, True)
    assert (fact.categories, fact.barcode) == (("Home > Candles", "Gifts"), "4750000000012")
    assert fact.images == ("https://candles.example.com/red.jpg",)


def test_a_yes_and_a_no_with_their_proof():
    consent = {"channel": "email", "how": "form", "wording": "Write to me", "evidence": {"page": "/join"}}
    who = {"email": "cy@example.com"}
    yes = said(happened("consent.given", who=who, consent=consent))
    no = said(happened("consent.withdrawn", who=who, consent=consent))
    assert isinstance(yes, ConsentFact)
    assert (yes.granted, no.granted, yes.evidence) == (True, False, {"page": "/join"})


def test_a_basket():
    told = {"id": "c1", "currency": "EUR", "total": 10, "lines": [{"sku": "a", "quantity": 1, "price": 10}]}
    fact = said(happened("cart.updated", cart=told))
    assert isinstance(fact, CartFact)
    assert (fact.started_at, fact.completed_at, fact.total_minor) == (AT, None, 10_00)


@pytest.mark.parametrize(
    ("event", "where", "why"),
    [
        (order(lines=[{"sku": "a", "quantity": -1, "price": 1}]), "$.order.lines[0].quantity", "is -1"),
        (order(lines=[{"sku": "a", "quantity": 0, "price": 1}]), "$.order.lines[0].quantity", "is 0"),
        (order(lines=[{"sku": "a", "quantity": 1, "price": -1}]), "$.order.lines[0].price", "below zero"),
        (order(lines=[{"sku": "a", "quantity": 1, "price": "12,50"}]), "$.order.lines[0].price", "decimal"),
        (order(lines=[{"sku": "a", "quantity": 1, "price": "NaN"}]), "$.order.lines[0].price", "no amount"),
        (order(lines=[{"sku": "a", "quantity": 1, "price": "1e30"}]), "$.order.lines[0].price", "no amount"),
        (order(discount="20.01"), "$.order.discount", "doesn't agree with the order's lines"),
        (
            order(lines=[{"sku": "a", "quantity": 1, "price": 9, "discount": 2}], discount=1),
            "$.order.discount",
            "doesn't agree with the order's lines",
        ),
        (order(lines=[]), "$.order.lines", "no lines"),
        (
            order(lines=[{"sku": "a", "quantity": 1, "price": 1, "discount": 2}]),
            "$.order.lines[0]",
            "more than the line",
        ),
        (
            order(lines=[{"sku": "a", "quantity": 1, "price": 1, "id": "x"}] * 2),
            "$.order.lines[1].id",
            "Two lines have the id 'x'",
        ),
        (
            order(lines=[{"sku": "a", "quantity": 1, "price": 1, "kind": "cat"}]),
            "$.order.lines[0].kind",
            "Invalid enum value 'cat'",
        ),
        (order(currency="XYZ"), "$.order.currency", "XYZ is no currency"),
        (order(currency="eur"), "$.order.currency", "regex"),
        (order(total=None), "$.order.total", "got `null`"),
        (order(totl=1), "$.order", "unknown field `totl`"),
        (order() | {"occurred_at": "2026-03-01 12:00"}, "$.occurred_at", "datetime"),
        (order() | {"occurred_at": "2026-03-01T12:00:00"}, "$.occurred_at", "timezone"),
        (order() | {"occurred_at": "2027-03-01T12:00:00Z"}, "$.occurred_at", "can't be when it happened"),
        (order() | {"occurred_at": "0001-01-01T00:00:00+01:00"}, "$.occurred_at", ""),
        (happened("customer.updated", who={"name": "Ann"}), "$.who", "Nobody is named"),
        (
            happened("product.updated", product={"sku": "a", "currency": "EUR", "vat": 2100}),
            "$.product.vat",
            "no share",
        ),
        (
            order(stands=True, cancelled_at="2026-03-01T11:00:00Z"),
            "$.order.stands",
            "can't stand and be called off",
        ),
        (order(updated_at="9999-12-31T00:00:00Z"), "$.order.updated_at", "can't be when it happened"),
        (order(touches=[{}, {"at": "1066-10-14T00:00:00Z"}]), "$.order.touches[1].at", "can't be when"),
        (order(address={"street": "Brīvības iela 1"}), "$.order.address", "unknown field `street`"),
        (order(address={"country": "Latvia"}), "$.order.address.country", "regex"),
        (
            happened("shipment.updated", shipment={"id": 1, "order_id": 5, "tracking_url": "javascript:x"}),
            "$.shipment.tracking_url",
            "regex",
        ),
        (
            happened("shipment.updated", shipment={"id": 1, "order_id": 5, "status": "lost"}),
            "$.shipment.status",
            "Invalid enum value 'lost'",
        ),
        (happened("order.shipped"), "$.name", "No event is named 'order.shipped'"),
        (happened("order.placed"), "$", "missing required field `order`"),
        ({"name": 3}, "$.name", "Expected `str`"),
        (5, "$", "Expected `object`"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_place(event, where, why):
    refusal = said(event)
    assert isinstance(refusal, Refused)
    assert refusal.where == where
    assert why in refusal.why
    assert refusal.way_out


def test_kinds_are_those_of_the_products():
    assert set(get_args(Kind)) == set(KINDS)


def test_parcels_are_as_far_as_carriers_say():
    assert get_args(Parcel) == PARCEL


def test_the_example_call_is_one_that_can_be_sent():
    assert json.loads(call(order()))["events"][0]["name"] == "order.placed"

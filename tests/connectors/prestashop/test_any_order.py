"""What a PrestaShop answers comes twice, late and in any order: is the shop the same in the end?

Ann orders on the 1st, her order is sent on the 3rd, gets its number later and arrives on the 4th; a candle
goes back on the 5th. The mug becomes dearer on the 6th, and on the 7th Ann leaves the newsletter.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars.commerce.facts import Fact
from regulars.commerce.intake import apply
from regulars.commerce.models import Order, OrderLine, Product, Refund, RefundLine, Shipment
from regulars.connectors.prestashop.people import of_customer
from regulars.connectors.prestashop.products import Catalogue, of_product
from regulars.connectors.prestashop.refunds import of_slip
from regulars.connectors.prestashop.shapes import Carriage, Customer, Slip
from regulars.connectors.prestashop.shelf import Product as Shelved
from regulars.connectors.sources import source_of
from regulars.customers.models import Consent, Identity, Person
from tests.connectors.conftest import NOON
from tests.connectors.prestashop.reading import RIGA, SHOP, facts, order, shaped
from tests.connectors.prestashop.shop import one

SHELVES = Catalogue(url="https://shop.example.com", currency="EUR", zone=RIGA)
UNNUMBERED = {"parcels": [Carriage("3", "5", "2")]}


def at(day: int) -> str:
    return f"2026-02-0{day} 14:00:00"


def mug(day: int, now: str) -> list[Fact]:
    told = shaped(one("products", 21, date_upd=at(day), now=now), Shelved)
    return list(of_product(told, catalogue=SHELVES))


def ann(day: int, newsletter: str) -> list[Fact]:
    record = shaped(one("customers", 2, date_upd=at(day), newsletter=newsletter), Customer)
    return list(of_customer(record, languages=SHOP.languages, zone=RIGA))


STORY: list[list[Fact]] = [
    mug(1, "12.100000"),
    ann(1, "1"),
    facts(current_state="1", date_upd=at(1), total_paid_real="0.000000", around=UNNUMBERED),
    facts(current_state="2", date_upd=at(2), around=UNNUMBERED),
    facts(current_state="4", date_upd=at(3), around=UNNUMBERED),
    facts(current_state="4", date_upd=at(3)),
    facts(current_state="5", date_upd=at(4)),
    [of_slip(shaped(one("order_slip", 9), Slip), order=order(), shop=SHOP)],
    mug(6, "14.520000"),
    ann(7, "0"),
]
IN_TIME = tuple(range(len(STORY)))


def final_state(connection, happened: Sequence[int]) -> dict[str, Any]:
    """What is known after these answers; all is undone again."""
    with transaction.atomic():
        for n in happened:
            apply(STORY[n], source=source_of(connection), at=NOON)
        state = known()
        transaction.set_rollback(True)
    return state


def known() -> dict[str, Any]:
    """What the shop and its people look like, without the ids of rows."""
    return {
        "orders": list(Order.objects.values_list("number", "total_minor", "refunded_business")),
        "lines": sorted(OrderLine.objects.values_list("product__sku", "quantity", "revenue_minor")),
        "refunds": list(Refund.objects.values_list("total_minor", "refunded_at")),
        "back": sorted(RefundLine.objects.values_list("product__sku", "revenue_minor")),
        "parcels": list(Shipment.objects.values_list("tracking_number", "status")),
        "products": sorted(Product.objects.values_list("sku", "price_minor")),
        "people": list(Person.objects.values_list("name", flat=True)),
        "known by": sorted(Identity.objects.values_list("kind", "value")),
        "allowed": sorted(Consent.objects.values_list("channel", "occurred_at", "granted")),
    }


def test_in_time_it_is_as_it_happened(connection):
    state = final_state(connection, IN_TIME)
    assert state["orders"] == [("KHWLILZLL", 3388, 1000)]
    assert state["back"] == [("RED", 1000)]
    assert state["parcels"] == [("T1", "delivered")]
    assert state["products"] == [("MUG", 1452), ("RED", None)]
    assert state["people"] == ["Ann Bērziņa"]
    assert [granted for _channel, _moment, granted in state["allowed"]] == [True, False]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_twice_and_reordered_the_shop_is_the_same_in_the_end(connection, data):
    once = data.draw(st.permutations(IN_TIME))
    again = data.draw(st.lists(st.sampled_from(IN_TIME), max_size=4))
    assert final_state(connection, [*once, *again]) == final_state(connection, IN_TIME)

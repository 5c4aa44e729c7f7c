"""WooCommerce's deliveries come twice, late and in any order: is the shop the same in the end?

Ada fills a cart at 0 seconds and pays at 60; the parcel goes out at 100; at 200 ten pounds go back. Her name
changes at 300, the tea pot's price at 400.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars.commerce.models import Order, OrderLine, Product, Refund, RefundLine
from regulars.connectors.queries import by_token
from regulars.connectors.receive import process_waiting, receive
from regulars.customers.models import Identity, Person
from regulars.events.models import RawDelivery
from tests.connectors.conftest import NOON
from tests.connectors.woocommerce.conftest import signed
from tests.connectors.woocommerce.recorded import body

START = datetime(2026, 2, 1, 12)


def at(seconds: int) -> str:
    return (START + timedelta(seconds=seconds)).isoformat()


def order(changed: int, **other: Any) -> Any:
    """The recorded order as it stood after so many seconds."""
    told = body("order.updated", date_created_gmt=at(0), date_modified_gmt=at(changed), refunds=[])
    return told | {"date_paid_gmt": at(60) if changed >= 60 else None} | other


def customer(changed: int, **other: Any) -> Any:
    return body("customer.created", date_created_gmt=at(0), date_modified_gmt=at(changed), **other)


def product(changed: int, **other: Any) -> Any:
    return body("product.created", date_modified_gmt=at(changed), **other)


STORY = [
    ("product.created", product(0, price="24.99")),
    ("customer.created", customer(0)),
    ("order.created", order(0, status="pending")),
    ("order.updated", order(60, status="processing")),
    ("order.updated", order(100, status="completed")),
    ("order.updated", order(200, refunds=body("order.updated")["refunds"])),
    ("customer.updated", customer(300, last_name="Lovelace")),
    ("product.updated", product(400, price="26.99")),
]
IN_TIME = tuple(range(len(STORY)))


def final_state(connection, happened: Sequence[int], *, together: bool) -> dict[str, Any]:
    """What is known after these deliveries; all is undone again."""
    with transaction.atomic():
        for n in happened:
            raw, headers = signed(*STORY[n], key=f"delivery-{n}")
            receive(by_token(connection.token), body=raw, headers=headers, at=NOON)
            if not together:
                process_waiting(limit=1, at=NOON)
        process_waiting(limit=100, at=NOON)
        state = known()
        transaction.set_rollback(True)
    return state


def known() -> dict[str, Any]:
    """What the shop and its people look like, without the ids of rows."""
    return {
        "orders": list(Order.objects.values_list("external_id", "total_minor", "refunded_business")),
        "lines": sorted(OrderLine.objects.values_list("product__sku", "quantity", "revenue_minor")),
        "refunds": list(Refund.objects.values_list("external_id", "total_minor", "refunded_at")),
        "back": sorted(RefundLine.objects.values_list("product__sku", "revenue_minor")),
        "products": sorted(Product.objects.values_list("sku", "name", "price_minor")),
        "people": list(Person.objects.values_list("name", flat=True)),
        "known by": sorted(Identity.objects.values_list("kind", "value")),
        "waiting": RawDelivery.objects.filter(processed_at=None).count(),
    }


def test_in_time_it_is_as_it_happened(connection):
    state = final_state(connection, IN_TIME, together=False)
    assert state["orders"] == [("14", 5807, 913)]
    assert state["back"] == [("SKU-0", 774), ("SKU-2", 139)]
    assert state["products"] == [("SKU-0", "Tea Pot", 2699), ("SKU-2", "Mug", None)]
    assert state["people"] == ["Ada Lovelace"]
    assert state["known by"] == [("email", "ada@example.com"), ("phone", "+442079460000"), ("shop", "2")]
    assert state["waiting"] == 0


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(together=st.booleans(), data=st.data())
def test_twice_and_reordered_the_shop_is_the_same_in_the_end(connection, together, data):
    once = data.draw(st.permutations(IN_TIME))
    again = data.draw(st.lists(st.sampled_from(IN_TIME), max_size=4))
    found = final_state(connection, [*once, *again], together=together)
    assert found == final_state(connection, IN_TIME, together=False)

"""What a shop that is asked shows of itself comes twice, late and in any order: what is known in the end?"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from regulars.business.models import Shop
from regulars.commerce.facts import Fact
from regulars.commerce.intake import Source, apply
from regulars.commerce.models import Cart, Order, OrderLine, Product, Refund, RefundLine, Shipment
from regulars.customers.models import Identity, Person
from tests.connectors.conftest import NOON


def final_state(snapshots: Sequence[Sequence[Fact]], *, together: bool) -> dict[str, Any]:
    """What is known after these snapshots; all is undone again. together: they come at once."""
    with transaction.atomic():
        shop = Shop.objects.create(name="Mugs", kind="other", currency="EUR", time_zone="Europe/Riga")
        source = Source(shop.id, key="other:1", actor="other:1")
        batches = [[fact for each in snapshots for fact in each]] if together else snapshots
        for facts in batches:
            apply(facts, source=source, at=NOON)
        state = known()
        transaction.set_rollback(True)
    return state


def known() -> dict[str, Any]:
    """What the shop and its people look like, without the ids of rows."""
    return {
        "orders": list(Order.objects.values_list("number", "total_minor", "cancelled_at")),
        "lines": sorted(OrderLine.objects.values_list("product__sku", "quantity", "revenue_minor")),
        "refunds": list(Refund.objects.values_list("total_minor", "refunded_at")),
        "back": sorted(RefundLine.objects.values_list("product__sku", "revenue_minor")),
        "parcels": list(Shipment.objects.values_list("tracking_number", "status")),
        "carts": list(Cart.objects.values_list("total_minor", "completed_at")),
        "products": sorted(Product.objects.values_list("sku", "name", "price_minor")),
        "people": sorted(Person.objects.values_list("name", flat=True)),
        "known by": sorted(Identity.objects.values_list("kind", "value")),
    }

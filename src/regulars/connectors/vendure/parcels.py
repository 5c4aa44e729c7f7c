"""How far is a parcel of a Vendure order?"""

from datetime import datetime

from regulars.commerce.facts import ShipmentFact
from regulars.connectors.vendure.shapes import Fulfillment, Order

STATES = {
    "Created": "announced",
    "Pending": "announced",
    "Shipped": "in_transit",
    "Delivered": "delivered",
    "Cancelled": "failed",
}
"""States that every Vendure has; a shop's own say nothing here."""


def of_parcel(parcel: Fulfillment, *, order: Order) -> ShipmentFact:
    """A fulfilment as it stands; when it was sent and delivered stands in the order's history."""
    return ShipmentFact(
        external_id=parcel.id,
        order_external_id=order.id,
        version=parcel.updated_at,
        method=parcel.method,
        tracking_number=parcel.tracking_code,
        shipped_at=reached("Shipped", parcel, order=order),
        delivered_at=reached("Delivered", parcel, order=order),
        status=STATES.get(parcel.state, ""),
    )


def reached(state: str, parcel: Fulfillment, *, order: Order) -> datetime | None:
    """When a parcel first came into a state; its last change where the history writes ids otherwise."""
    moments = [
        entry.created_at
        for entry in order.history.items
        if entry.data.get("to") == state and str(entry.data.get("fulfillmentId")) == parcel.id
    ]
    return min(moments, default=parcel.updated_at if parcel.state == state else None)

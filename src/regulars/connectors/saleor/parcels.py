"""How far is a parcel of a Saleor order?"""

from collections.abc import Iterator
from datetime import datetime

from regulars.commerce.facts import ShipmentFact
from regulars.connectors.saleor.shapes import Order

STATES = {"FULFILLED": "in_transit", "WAITING_FOR_APPROVAL": "announced", "CANCELED": "failed"}
"""Others are no parcels, but what came back of them, or was given back without ever being sent."""


def parcels_of(order: Order, *, version: datetime) -> Iterator[ShipmentFact]:
    """Each fulfilment as it stands; Saleor knows nothing of carriers, nor when a parcel arrived."""
    for parcel in order.fulfillments:
        if parcel.status in STATES:
            yield ShipmentFact(
                external_id=parcel.id,
                order_external_id=order.id,
                version=version,
                tracking_number=parcel.tracking_number,
                shipped_at=parcel.created if parcel.status == "FULFILLED" else None,
                status=STATES[parcel.status],
            )

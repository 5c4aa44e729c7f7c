"""How far is a parcel of a Medusa order?"""

from regulars.commerce.facts import ShipmentFact
from regulars.connectors.medusa.shapes import Fulfillment, Label, Order


def of_parcel(parcel: Fulfillment, *, order: Order) -> ShipmentFact:
    """A fulfilment as it stands; of several labels the first."""
    label = next(iter(parcel.labels), Label())
    return ShipmentFact(
        external_id=parcel.id,
        order_external_id=order.id,
        version=parcel.updated_at,
        method=parcel.shipping_option.name if parcel.shipping_option else "",
        tracking_number=label.tracking_number or "",
        tracking_url=label.tracking_url or "",
        shipped_at=parcel.shipped_at,
        delivered_at=parcel.delivered_at,
        status=status_of(parcel),
    )


def status_of(parcel: Fulfillment) -> str:
    if parcel.canceled_at:
        return "failed"
    if parcel.delivered_at:
        return "delivered"
    return "in_transit" if parcel.shipped_at else "announced"

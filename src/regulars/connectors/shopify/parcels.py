"""Which parcels does a Shopify order go in, and how far are they?"""

from datetime import datetime

from regulars.commerce.facts import ShipmentFact
from regulars.connectors.shopify.amounts import number, version, word
from regulars.connectors.shopify.shapes import Fulfillment, Service, Tracking

STATUSES = {
    **dict.fromkeys(("label_purchased", "label_printed", "confirmed"), "announced"),
    **dict.fromkeys(("carrier_picked_up", "in_transit", "delayed"), "in_transit"),
    "out_for_delivery": "out_for_delivery",
    "ready_for_pickup": "to_collect",
    **dict.fromkeys(("delivered", "picked_up"), "delivered"),
    **dict.fromkeys(("attempted_delivery", "not_delivered", "failure"), "failed"),
}
"""What carriers report, as Shopify tells it. GraphQL's other words (`fulfilled`, `submitted`, ...) are the
shop's own: nothing is known of the parcel then."""


def shipment_fact(fulfillment: Fulfillment, *, order_id: str, sent_at: datetime | None) -> ShipmentFact:
    """A parcel. A webhook dates a delivery by the update that reports it."""
    changed = fulfillment.updated_at or fulfillment.created_at
    status = STATUSES.get(word(fulfillment.shipment_status), "")
    tracking = tracking_of(fulfillment)
    return ShipmentFact(
        external_id=number(fulfillment),
        order_external_id=order_id,
        version=version(changed, sent_at=sent_at),
        carrier=tracking.company or "",
        method=method_of(fulfillment.service),
        tracking_number=tracking.number or "",
        tracking_url=tracking.url or "",
        shipped_at=fulfillment.created_at if word(fulfillment.status) == "success" else None,
        promised_at=fulfillment.estimated_delivery_at,
        delivered_at=fulfillment.delivered_at or (changed if status == "delivered" else None),
        status=status,
    )


def tracking_of(fulfillment: Fulfillment) -> Tracking:
    """How it is followed: by its first number."""
    told = Tracking(fulfillment.tracking_company, fulfillment.tracking_number, fulfillment.tracking_url)
    return next(iter(fulfillment.tracking_info), told)


def method_of(service: str | Service | None) -> str:
    """Who fulfils."""
    return service.handle if isinstance(service, Service) else service or ""

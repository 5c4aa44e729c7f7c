"""Which parcels of a WooCommerce order are known? It has none itself: plugins note them with the order.

WooCommerce Shipment Tracking, and Advanced Shipment Tracking after it, keep a list under one key
(https://woocommerce.com/document/shipment-tracking/); MakeCommerce keeps one parcel under keys of its own
(https://wordpress.org/plugins/makecommerce/).
"""

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from regulars.commerce.facts import ShipmentFact
from regulars.connectors.woocommerce.shapes import Order, utc

LISTED = "_wc_shipment_tracking_items"
NUMBER, LINK, CARRIER = "_mc_shipment_id", "_mc_tracking_link", "_mc_shipping_carrier"


class Listed(msgspec.Struct, frozen=True):
    """A parcel as the plugins' list has it. date_shipped: seconds since 1970."""

    tracking_number: str = ""
    tracking_provider: str = ""
    custom_tracking_provider: str = ""
    custom_tracking_link: str = ""
    date_shipped: int | None = None


def parcels_of(order: Order) -> Iterator[ShipmentFact]:
    """The order's parcels, as far as their numbers are noted; a note that isn't understood is none."""
    notes = {meta.key: meta.value for meta in order.meta_data}
    for noted in notes.get(LISTED) or () if isinstance(notes.get(LISTED), list) else ():
        try:
            parcel = msgspec.convert(noted, type=Listed, strict=False)
        except msgspec.ValidationError:
            continue
        yield from _parcel(
            order,
            number=parcel.tracking_number,
            carrier=parcel.custom_tracking_provider or parcel.tracking_provider,
            link=parcel.custom_tracking_link,
            shipped_at=datetime.fromtimestamp(parcel.date_shipped, UTC) if parcel.date_shipped else None,
        )
    number, link, carrier = (_text(notes.get(key)) for key in (NUMBER, LINK, CARRIER))
    yield from _parcel(order, number=number, carrier=carrier, link=link)


def _parcel(
    order: Order, *, number: str, carrier: str, link: str, shipped_at: datetime | None = None
) -> Iterator[ShipmentFact]:
    if number.strip():
        yield ShipmentFact(
            external_id=f"{order.id}:{number.strip()}",
            order_external_id=str(order.id),
            version=utc(order.date_modified_gmt),
            carrier=carrier.strip(),
            tracking_number=number.strip(),
            tracking_url=link.strip() if link.startswith(("http://", "https://")) else "",
            shipped_at=shipped_at,
        )


def _text(value: object) -> str:
    return str(value) if isinstance(value, str | int) else ""

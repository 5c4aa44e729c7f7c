"""How far is a parcel of a PrestaShop order?"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from regulars.commerce.facts import ShipmentFact
from regulars.connectors.prestashop.settings import Shop
from regulars.connectors.prestashop.shapes import Carriage, Carrier, Order, moment

NOBODY = Carrier(id="")
A_LITTLE = timedelta(microseconds=1)
"""A number that is entered later changes nothing of its order, not even the moment of its last change: with
one a parcel counts as so much newer."""


def parcels_of(order: Order, parcels: Sequence[Carriage], *, shop: Shop) -> Iterator[ShipmentFact]:
    """The order's parcels, once it is sent or one has a number; its state tells how far they are."""
    is_sent = order.current_state in shop.standing.shipped
    for parcel in parcels:
        number = parcel.tracking_number.strip()
        if not (number or is_sent):
            continue
        carrier = shop.carriers.get(parcel.id_carrier, NOBODY)
        is_delivered = order.current_state == shop.standing.delivered
        yield ShipmentFact(
            external_id=parcel.id,
            order_external_id=order.id,
            version=moment(order.date_upd, zone=shop.zone) + (A_LITTLE if number else timedelta()),
            carrier=carrier.name,
            tracking_number=number,
            tracking_url=carrier.url.replace("@", number) if number else "",
            status="delivered" if is_delivered else "in_transit" if is_sent else "announced",
        )

"""How is what a Medusa's subscriber tells checked, and what does it say?"""

from collections.abc import Mapping
from hashlib import blake2b

import msgspec

from regulars.connectors.connector import Asked, Delivery, Translation, Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.medusa.api import MedusaApi
from regulars.connectors.medusa.shapes import PROBLEMS
from regulars.connectors.signed import is_signed

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
ORDERS = {
    "order.placed": "Order placed",
    "order.updated": "Order updated",
    "order.canceled": "Order cancelled",
    "order.completed": "Order completed",
    "order.fulfillment_created": "Fulfilment created",
    "order.fulfillment_canceled": "Fulfilment cancelled",
    "order.return_requested": "Return requested",
    "order.return_received": "Return received",
    "order.claim_created": "Claim created",
    "order.exchange_created": "Exchange created",
    "order-edit.confirmed": "Order edited",
    "payment.captured": "Payment captured",
    "payment.refunded": "Payment refunded",
    "shipment.created": "Shipment created",
    "delivery.created": "Delivery created",
}
CUSTOMERS = {"customer.created": "Customer created", "customer.updated": "Customer updated"}
PRODUCTS = {
    "product.created": "Product created",
    "product.updated": "Product updated",
    "product-variant.created": "Variant created",
    "product-variant.updated": "Variant updated",
}
STREAMS = {
    **dict.fromkeys(ORDERS, "orders"),
    **dict.fromkeys(CUSTOMERS, "customers"),
    **dict.fromkeys(PRODUCTS, "products"),
}


class Told(msgspec.Struct, frozen=True):
    """Which order, customer or product an event is about."""

    id: str


class Medusa:
    """https://docs.medusajs.com/learn/fundamentals/events-and-subscribers: an event has only an id.

    Medusa sends nothing out by itself: `regulars.ts` is a subscriber of ours, in the shop's own project.
    """

    kind = "medusa"
    label = "Medusa"
    gives_secret = False
    api = MedusaApi()
    topics: Mapping[str, str] = {**ORDERS, **CUSTOMERS, **PRODUCTS}
    steps = (
        _(
            "Let the shop’s developer put regulars.ts, which this installation gives out under "
            "/connect/medusa/regulars.ts, into src/subscribers of the Medusa project."
        ),
        _(
            "In the project’s environment set REGULARS_ADDRESS to the address above, and REGULARS_SECRET to "
            "what deliveries are signed with."
        ),
        _("Start Medusa again. Until then the shop is asked every few seconds what changed."),
    )

    def is_signed(self, body: bytes, *, headers: Mapping[str, str], secret: str) -> bool:
        """Whether X-Regulars-Signature fits the body."""
        return is_signed(body, given=headers.get("x-regulars-signature", ""), secret=secret)

    def is_greeting(self, body: bytes, *, headers: Mapping[str, str]) -> bool:
        """A subscriber begins with what it has to tell."""
        return False

    def envelope(self, body: bytes, *, headers: Mapping[str, str]) -> Delivery:
        """X-Regulars-Delivery is the key."""
        return Delivery(
            key=headers.get("x-regulars-delivery") or blake2b(body, digest_size=16).hexdigest(),
            topic=headers.get("x-regulars-event", ""),
            body=body,
        )

    def translate(self, delivery: Delivery, *, currency: str) -> Translation:
        """What the shop is to be asked for. Raises Unreadable."""
        if delivery.topic not in STREAMS:
            return Translation(nothing="topic")
        try:
            told = decoded(delivery.body, Told)
        except PROBLEMS as problem:
            raise Unreadable(str(problem)) from problem
        if not told.id:
            raise Unreadable("it tells no id")
        return Translation(asks=(Asked(STREAMS[delivery.topic], told.id),))


CONNECTOR = Medusa()

"""How is a Shopify webhook checked, and what does it say?"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from hashlib import blake2b

import msgspec

from regulars.commerce.facts import CancellationFact, Fact
from regulars.connectors.connector import Asked, Delivery, Translation, Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.shopify.amounts import number, version
from regulars.connectors.shopify.api import ShopifyApi
from regulars.connectors.shopify.carts import cart_fact
from regulars.connectors.shopify.hooks import TOPICS
from regulars.connectors.shopify.journeys import STREAM as JOURNEYS
from regulars.connectors.shopify.orders import of_order
from regulars.connectors.shopify.parcels import shipment_fact
from regulars.connectors.shopify.people import of_consent_change, of_customer, of_deleted
from regulars.connectors.shopify.privacy import TOPICS as PRIVACY
from regulars.connectors.shopify.privacy import PrivacyRequest, request_fact, shop_of
from regulars.connectors.shopify.products import Gone, Product, gone, of_product
from regulars.connectors.shopify.refunds import refund_of
from regulars.connectors.shopify.shapes import (
    Checkout,
    ConsentChange,
    Customer,
    Fulfillment,
    Order,
    Refund,
)
from regulars.connectors.signed import is_signed
from regulars.money import MoneyError

_ = str  # marks what translators see; the page translates it, since this folder is free of Django


class Shopify:
    """https://shopify.dev/docs/apps/build/webhooks, in the version of the API that added them."""

    kind = "shopify"
    label = "Shopify"
    gives_secret = True
    api = ShopifyApi()
    topics: Mapping[str, str] = {**TOPICS, **dict.fromkeys(PRIVACY, "Compliance webhooks")}
    steps = (
        _("With an app as below the webhooks are added by themselves: enter its Client secret here."),
        _(
            "Without one open Settings, then Notifications, then Webhooks, and create a webhook for each "
            "event below, as JSON, with the address above; enter the secret that Shopify shows there."
        ),
        _(
            "The three compliance webhooks are the app’s own: its shopify.app.toml names them as "
            "compliance_topics, with the address above as their uri. Shopify sends them when somebody asks "
            "for their data or to be forgotten, and after the app is removed."
        ),
    )

    def is_signed(self, body: bytes, *, headers: Mapping[str, str], secret: str) -> bool:
        """Whether X-Shopify-Hmac-Sha256 fits the body."""
        return is_signed(body, given=headers.get("x-shopify-hmac-sha256", ""), secret=secret)

    def is_greeting(self, body: bytes, *, headers: Mapping[str, str]) -> bool:
        """Shopify sends none."""
        return False

    def envelope(self, body: bytes, *, headers: Mapping[str, str]) -> Delivery:
        """X-Shopify-Webhook-Id is the key.

        X-Shopify-Event-Id isn't: it is one for all deliveries that one event caused, and losing one of them
        would cost more than reading the same one twice. Whom a request for privacy concerns its body says:
        headers aren't signed.
        """
        topic = headers.get("x-shopify-topic", "")
        return Delivery(
            key=headers.get("x-shopify-webhook-id") or blake2b(body, digest_size=16).hexdigest(),
            topic=topic,
            body=body,
            sent_at=moment(headers.get("x-shopify-triggered-at", "")),
            host=(topic in PRIVACY and shop_of(body)) or headers.get("x-shopify-shop-domain", ""),
        )

    def translate(self, delivery: Delivery, *, currency: str) -> Translation:
        """The facts of a delivery; a test order is none. Raises Unreadable."""
        read = READERS.get(delivery.topic)
        if read is None:
            return Translation(nothing="topic")
        try:
            return read(delivery, currency)
        except PROBLEMS as problem:
            raise Unreadable(str(problem)) from problem


def moment(text: str) -> datetime | None:
    """An RFC 3339 moment; None when it isn't one."""
    try:
        return msgspec.convert(text, datetime)
    except msgspec.ValidationError:
        return None


def order(delivery: Delivery, _currency: str) -> Translation:
    """What the delivery tells; a new order is asked for too, since the API alone tells the first visit."""
    found = decoded(delivery.body, Order)
    if found.test:
        return Translation(nothing="test_order")
    facts = tuple(of_order(found, sent_at=delivery.sent_at))
    return Translation(facts, asks=(Asked(JOURNEYS, number(found)),) if delivery.topic == NEW else ())


def deleted_order(delivery: Delivery, _currency: str) -> Translation:
    """It says no more than the order's id; a moment is told beside it."""
    order_id = gone(decoded(delivery.body, Gone))
    if delivery.sent_at is None:
        return Translation(asks=(Asked("orders", order_id),))
    return told([CancellationFact(order_external_id=order_id, cancelled_at=delivery.sent_at)])


def refund(delivery: Delivery, currency: str) -> Translation:
    found = decoded(delivery.body, Refund)
    return told([refund_of(found, order_id=str(found.order_id), currency=currency)])


def customer(delivery: Delivery, _currency: str) -> Translation:
    found = decoded(delivery.body, Customer)
    changed = found.updated_at or found.created_at or delivery.sent_at
    if changed is None:
        raise Unreadable("Object missing required field `updated_at`")
    return told(of_customer(found, version=version(changed, sent_at=delivery.sent_at)))


def deleted_customer(delivery: Delivery, _currency: str) -> Translation:
    """Somebody's record is gone from the shop, and with it the yes that stood in it."""
    found = decoded(delivery.body, Customer)
    if delivery.sent_at is None:
        return Translation(nothing="undated")
    return told(of_deleted(found, at=delivery.sent_at))


def consent(delivery: Delivery, _currency: str) -> Translation:
    found = decoded(delivery.body, ConsentChange)
    statements = (found.email_marketing_consent, found.sms_marketing_consent)
    moments = [s.consent_updated_at for s in statements if s and s.consent_updated_at]
    at = delivery.sent_at or max(moments, default=None)
    if at is None:
        return Translation(nothing="undated")
    return told(of_consent_change(found, at=at))


def checkout(delivery: Delivery, _currency: str) -> Translation:
    return told([cart_fact(decoded(delivery.body, Checkout), sent_at=delivery.sent_at)])


def fulfillment(delivery: Delivery, _currency: str) -> Translation:
    found = decoded(delivery.body, Fulfillment)
    return told([shipment_fact(found, order_id=str(found.order_id), sent_at=delivery.sent_at)])


def product(delivery: Delivery, currency: str) -> Translation:
    """What the delivery tells, and the product to be asked for: it tells no costs, and a hundred variants."""
    found = decoded(delivery.body, Product)
    facts = tuple(of_product(found, currency=currency))
    return Translation(facts, asks=(Asked("products", number(found)),))


def privacy(delivery: Delivery, _currency: str) -> Translation:
    found = decoded(delivery.body, PrivacyRequest)
    if delivery.sent_at is None:
        raise Unreadable("X-Shopify-Triggered-At is missing: nobody can tell when this was asked")
    fact = request_fact(found, topic=delivery.topic, key=delivery.key, asked_at=delivery.sent_at)
    return told([fact])


def uninstalled(delivery: Delivery, _currency: str) -> Translation:
    """The app was removed from the shop, and with it its webhooks and its access."""
    decoded(delivery.body, Gone)
    if delivery.sent_at is None:
        return Translation(nothing="undated")
    return Translation(uninstalled_at=delivery.sent_at)


def told(facts: Iterable[Fact]) -> Translation:
    found = tuple(facts)
    return Translation(found, nothing="" if found else "no_news")


NEW = "orders/create"
PROBLEMS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, MoneyError)
READERS: dict[str, Callable[[Delivery, str], Translation]] = {
    **dict.fromkeys((NEW, "orders/updated", "orders/cancelled"), order),
    **dict.fromkeys(("orders/paid", "orders/fulfilled", "orders/partially_fulfilled"), order),
    "orders/delete": deleted_order,
    "refunds/create": refund,
    **dict.fromkeys(("products/create", "products/update"), product),
    **dict.fromkeys(PRIVACY, privacy),
    **dict.fromkeys(("customers/create", "customers/update"), customer),
    "customers/delete": deleted_customer,
    "customers/email_marketing_consent_update": consent,
    "customers/marketing_consent_update": consent,
    **dict.fromkeys(("checkouts/create", "checkouts/update"), checkout),
    **dict.fromkeys(("fulfillments/create", "fulfillments/update"), fulfillment),
    "app/uninstalled": uninstalled,
}
CONNECTOR = Shopify()

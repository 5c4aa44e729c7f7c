"""How is a WooCommerce webhook checked, and what does it say?"""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from regulars.commerce.facts import Fact
from regulars.connectors.connector import Asked, Delivery, Translation, Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.signed import is_signed
from regulars.connectors.woocommerce.api import Reader, WooCommerceApi, customer, product
from regulars.connectors.woocommerce.hooks import TOPICS
from regulars.connectors.woocommerce.orders import of_order
from regulars.connectors.woocommerce.shapes import PROBLEMS, Order, Seen

_ = str  # marks what translators see; the page translates it, since this folder is free of Django


class WooCommerce:
    """https://woocommerce.com/document/webhooks/.

    A body is the thing as it is when the webhook leaves, not as it was when something happened: two
    deliveries may show the same state, and one may come after a later one.
    """

    kind = "woocommerce"
    label = "WooCommerce"
    gives_secret = False
    api = WooCommerceApi()
    topics: Mapping[str, str] = TOPICS
    steps = (
        _("In WordPress open WooCommerce, then Settings, Advanced, Webhooks."),
        _(
            "Add a webhook for each topic below: status Active, the address above as its delivery URL, the "
            "same secret, and the API version WP REST API Integration v3."
        ),
        _("WooCommerce stops a webhook after five failed deliveries: look there if nothing comes any more."),
    )

    def is_signed(self, body: bytes, *, headers: Mapping[str, str], secret: str) -> bool:
        """Whether X-WC-Webhook-Signature fits the body."""
        return is_signed(body, given=headers.get("x-wc-webhook-signature", ""), secret=secret)

    def is_greeting(self, body: bytes, *, headers: Mapping[str, str]) -> bool:
        """`webhook_id=5`, unsigned, when a webhook is saved."""
        name, _sign, number = body.partition(b"=")
        return name == b"webhook_id" and number.isdigit() and "x-wc-webhook-topic" not in headers

    def envelope(self, body: bytes, *, headers: Mapping[str, str]) -> Delivery:
        """The key: X-WC-Webhook-Delivery-ID, one for all that is sent in a second, and what is said."""
        topic, given = headers.get("x-wc-webhook-topic", ""), headers.get("x-wc-webhook-delivery-id", "")
        return Delivery(
            key=f"{given}:{blake2b(body, key=topic.encode()[:64], digest_size=16).hexdigest()}",
            topic=topic,
            body=body,
        )

    def translate(self, delivery: Delivery, *, currency: str) -> Translation:
        """The facts of a delivery. Raises Unreadable."""
        if delivery.topic == "order.deleted":
            return Translation(asks=(deleted(delivery.body),))
        read = READERS.get(delivery.topic)
        if read is None:
            return Translation(nothing="topic")
        try:
            facts = tuple(read(delivery.body, currency))
        except PROBLEMS as problem:
            raise Unreadable(str(problem)) from problem
        return Translation(facts, nothing="" if facts else "not_placed")


def order(body: bytes, _currency: str) -> Iterable[Fact]:
    return of_order(decoded(body, Order))


def deleted(body: bytes) -> Asked:
    """The order that somebody deleted, or put into the bin: of it only the id is told. Raises Unreadable."""
    try:
        return Asked("orders", str(decoded(body, Seen).id))
    except PROBLEMS as problem:
        raise Unreadable(str(problem)) from problem


READERS: dict[str, Reader] = {
    **dict.fromkeys(("order.created", "order.updated", "order.restored"), order),
    **dict.fromkeys(("customer.created", "customer.updated"), customer),
    **dict.fromkeys(("product.created", "product.updated", "product.restored"), product),
}
CONNECTOR = WooCommerce()

"""How is a WooCommerce webhook checked, and what does it say?"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from regulars.commerce.facts import Fact, ProductFact, RefundFact
from regulars.connectors.connector import Asked, Delivery, Translation, Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.signed import is_signed
from regulars.connectors.woocommerce.api import WooCommerceApi, customer, product
from regulars.connectors.woocommerce.calls import refusal
from regulars.connectors.woocommerce.hooks import TOPICS
from regulars.connectors.woocommerce.lists import Reader
from regulars.connectors.woocommerce.orders import of_order
from regulars.connectors.woocommerce.shapes import PROBLEMS, Order, Seen

_ = str  # marks what translators see; the page translates it, since this folder is free of Django


class WooCommerce:
    """https://woocommerce.com/document/webhooks/.

    A body is the thing as it is when the webhook leaves, not as it was when something happened: two
    deliveries may show the same state, and one may come after a later one. What is no longer there by then,
    or may not be read by who added the webhook, comes as an answer that says so.
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
        try:
            if stream := DELETED.get(delivery.topic):
                return Translation(asks=(Asked(stream, str(decoded(delivery.body, Seen).id)),))
            if (read := READERS.get(delivery.topic)) is None:
                return Translation(nothing="topic")
            facts = tuple(read(delivery.body, currency))
        except PROBLEMS as problem:
            raise Unreadable(refusal(delivery.body) or str(problem)) from problem
        return Translation(facts, nothing="" if facts else "not_placed", asks=tuple(untold(facts)))


def order(body: bytes, _currency: str) -> Iterable[Fact]:
    return of_order(decoded(body, Order))


def untold(facts: Iterable[Fact]) -> Iterator[Asked]:
    """What a delivery leaves out: of what, and when, money was given back, and a product's variations."""
    for fact in facts:
        if isinstance(fact, RefundFact):
            yield Asked("orders", fact.order_external_id)
        elif isinstance(fact, ProductFact) and fact.group:
            yield Asked("products", fact.group)


DELETED = {"order.deleted": "orders", "product.deleted": "products"}
"""What was put into the bin: only its id is told. Customers who are deleted stay known by their orders."""

READERS: dict[str, Reader] = {
    **dict.fromkeys(("order.created", "order.updated", "order.restored"), order),
    **dict.fromkeys(("customer.created", "customer.updated"), customer),
    **dict.fromkeys(("product.created", "product.updated", "product.restored"), product),
}
CONNECTOR = WooCommerce()

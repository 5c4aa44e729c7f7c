"""How is a Saleor webhook checked, and what does it say?"""

from collections.abc import Mapping
from hashlib import blake2b

import msgspec

from regulars.connectors.connector import Asked, Delivery, Translation, Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.saleor import signing
from regulars.connectors.saleor.api import SaleorApi
from regulars.connectors.saleor.hooks import CARTS, CUSTOMERS, ORDERS, PRODUCTS, TOPICS
from regulars.connectors.saleor.shapes import PROBLEMS, Shape

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
STREAMS = {
    **dict.fromkeys(ORDERS, "orders"),
    **dict.fromkeys(CUSTOMERS, "customers"),
    **dict.fromkeys(PRODUCTS, "products"),
    **dict.fromkeys(CARTS, "carts"),
}


class Whole(msgspec.Struct, frozen=True):
    id: str


class Told(msgspec.Struct, frozen=True):
    """What an event is about.

    order: of which it is a part, as a fulfilment is. product_variant_id: of which it counts the pieces.
    """

    id: str
    order: Whole | None = None
    product_variant_id: str | None = None

    @property
    def about(self) -> str:
        return self.order.id if self.order else self.product_variant_id or self.id


class Subscribed(Shape, frozen=True):
    """What our own query asks of an event: one of these."""

    order: Whole | None = None
    user: Whole | None = None
    product: Whole | None = None
    product_variant: Whole | None = None
    checkout: Whole | None = None

    @property
    def about(self) -> str:
        told = (self.order, self.user, self.product, self.product_variant, self.checkout)
        return next((each.id for each in told if each), "")


class Saleor:
    """https://docs.saleor.io/developer/extending/webhooks/overview.

    The webhook that we add asks for the id of what an event is about. The body of one that was added by hand,
    without a query, is an array of one thing: only the id is taken from it, since it knows of no refunds.
    """

    kind = "saleor"
    label = "Saleor"
    gives_secret = False
    api = SaleorApi()
    topics: Mapping[str, str] = TOPICS
    steps = (
        _("In Saleor’s dashboard open Extensions, then Installed, and the extension that was made for this."),
        _("Add a webhook: the address above as its target, all topics below, and no subscription query."),
        _("Enter the same secret as its secret key."),
        _(
            "Where a webhook has no secret key, Saleor signs with keys of its own: enter what stands under "
            "/.well-known/jwks.json of its address as the secret here."
        ),
    )

    def is_signed(self, body: bytes, *, headers: Mapping[str, str], secret: str) -> bool:
        """Whether Saleor-Signature fits the body."""
        given = headers.get("saleor-signature") or headers.get("x-saleor-signature", "")
        return signing.is_signed(body, given=given, secret=secret)

    def is_greeting(self, body: bytes, *, headers: Mapping[str, str]) -> bool:
        """A webhook begins with what it has to tell."""
        return False

    def envelope(self, body: bytes, *, headers: Mapping[str, str]) -> Delivery:
        """Known by what it says: a delivery has no id of its own, and says when it was made.

        Its headers come under two names each, of which those that begin with X- are kept.
        """
        topic = headers.get("x-saleor-event") or headers.get("saleor-event", "")
        key = blake2b(topic.encode() + b"\0" + body, digest_size=16).hexdigest()
        return Delivery(key=key, topic=topic, body=body)

    def translate(self, delivery: Delivery, *, currency: str) -> Translation:
        """What the shop is to be asked for. Raises Unreadable."""
        if delivery.topic not in STREAMS:
            return Translation(nothing="topic")
        try:
            wanted = about(delivery.body)
        except PROBLEMS as problem:
            raise Unreadable(str(problem)) from problem
        if not wanted:
            raise Unreadable("it tells no id")
        return Translation(asks=(Asked(STREAMS[delivery.topic], wanted),))


def about(body: bytes) -> str:
    """The id of what an event is about, '' where it tells none. Raises one of PROBLEMS."""
    if body.lstrip().startswith(b"["):
        return decoded(body, tuple[Told])[0].about
    return decoded(body, Subscribed).about


CONNECTOR = Saleor()

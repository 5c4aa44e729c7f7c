"""How is what our file in an Oscar shop tells checked, and what does it say?"""

from collections.abc import Mapping
from hashlib import blake2b

import msgspec

from regulars.connectors.connector import Asked, Delivery, Translation, Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.oscar.api import OscarApi
from regulars.connectors.oscar.shapes import PROBLEMS
from regulars.connectors.signed import is_signed

_ = str  # marks what translators see; the page translates it, since this folder is free of Django


class Told(msgspec.Struct, frozen=True):
    """Which order, customer, product or basket something happened to."""

    id: str


class Oscar:
    """https://django-oscar.readthedocs.io: it sends nothing out by itself, our file does."""

    kind = "oscar"
    label = "django-oscar"
    gives_secret = False
    api = OscarApi()
    topics: Mapping[str, str] = {
        "orders": "Orders",
        "customers": "Customers",
        "products": "Products",
        "carts": "Baskets",
    }
    steps = (
        _(
            "Let the shop’s developer put regulars_oscar.py, which this installation gives out under "
            "/connect/oscar/regulars_oscar.py, beside manage.py of the Oscar project."
        ),
        _("Its first lines say what to add to the project’s settings and addresses: do so."),
        _("In its settings the address is the one above, and the secret what deliveries are signed with."),
        _("Start the shop again, and enter the secret below. It sends all topics by itself."),
    )

    def is_signed(self, body: bytes, *, headers: Mapping[str, str], secret: str) -> bool:
        """Whether X-Regulars-Signature fits the body."""
        return is_signed(body, given=headers.get("x-regulars-signature", ""), secret=secret)

    def is_greeting(self, body: bytes, *, headers: Mapping[str, str]) -> bool:
        """The file begins with what it has to tell."""
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
        if delivery.topic not in self.topics:
            return Translation(nothing="topic")
        try:
            told = decoded(delivery.body, Told)
        except PROBLEMS as problem:
            raise Unreadable(str(problem)) from problem
        if not told.id:
            raise Unreadable("it tells no id")
        return Translation(asks=(Asked(delivery.topic, told.id),))


CONNECTOR = Oscar()

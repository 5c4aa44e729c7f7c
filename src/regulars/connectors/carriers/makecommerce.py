"""What does MakeCommerce (Maksekeskus), which takes payments in the Baltics, tell?

https://developer.maksekeskus.ee/messages.php: a message is a JSON text in the parameter `json`, by a form or
as a member of a JSON body, and beside it `mac`: the SHA-512 of that text with the shop's secret key behind
it, in capital hexadecimal (https://developer.makecommerce.net/guides/custom-api/RegularPaymentFlow).

A message names an order and a sum, and no goods. An order that was paid is told by its shop, and so is what
was given back of it, with its lines: taken from here as well it would count twice. So a message is checked,
kept and shown, and states nothing. What MakeCommerce tells of parcels is documented nowhere public: parcels
that its module sends come with their shop's orders, and their news by their carrier.
"""

import hmac
from collections.abc import Mapping
from hashlib import sha512
from urllib.parse import parse_qs

import msgspec

from regulars.connectors.carriers.carrier import by_body
from regulars.connectors.connector import Delivery, Translation, Unreadable
from regulars.connectors.decoded import decoded

_ = str  # marks what translators see; the page translates it, since this folder is free of Django
PAYMENT = "payment_return"
READ = {PAYMENT, "token_return"}
BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class Signed(msgspec.Struct, frozen=True):
    """The two parts of a message."""

    json: str = ""
    mac: str = ""


class Message(msgspec.Struct, frozen=True):
    """status: CREATED, PENDING, CANCELLED, EXPIRED, APPROVED, COMPLETED, PART_REFUNDED or REFUNDED."""

    message_type: str
    status: str = ""


class MakeCommerce:
    """A shop's notification URL may be one only: the shop's own module needs it more."""

    kind = "makecommerce"
    label = "MakeCommerce"
    gives_secret = True
    api = None
    topics: Mapping[str, str] = {PAYMENT: "Payment notifications"}
    steps = (
        _("In MakeCommerce’s merchant portal open Settings, then API settings."),
        _(
            "Enter the address above as the notification URL, by POST, unless your shop’s own module needs "
            "it."
        ),
        _("Copy the secret key that stands there, and enter it here."),
    )

    def is_signed(self, body: bytes, *, headers: Mapping[str, str], secret: str) -> bool:
        """Whether the MAC fits the text of the message."""
        parts = parts_of(body)
        return bool(parts.json) and hmac.compare_digest(
            mac(parts.json, secret=secret).encode(), parts.mac.upper().encode()
        )

    def is_greeting(self, body: bytes, *, headers: Mapping[str, str]) -> bool:
        """Nobody greets."""
        return False

    def envelope(self, body: bytes, *, headers: Mapping[str, str]) -> Delivery:
        """Known by its body; what is told by form and by redirect alike is one message."""
        text = parts_of(body).json.encode()
        return by_body(text or body, topic=topic_of(text))

    def translate(self, delivery: Delivery, *, currency: str) -> Translation:
        """Nothing that its shop doesn't tell better. Raises Unreadable where it isn't a message."""
        if delivery.topic not in READ:
            return Translation(nothing="topic")
        try:
            decoded(delivery.body, Message)
        except BROKEN as problem:
            raise Unreadable(str(problem)) from problem
        return Translation(nothing="payment")


def mac(text: str, *, secret: str) -> str:
    return sha512(f"{text}{secret}".encode()).hexdigest().upper()


def parts_of(body: bytes) -> Signed:
    """The text and the MAC, however they come; empty where they don't."""
    try:
        if body.lstrip().startswith(b"{"):
            return decoded(body, Signed)
        form = parse_qs(body.decode())
    except (*BROKEN, ValueError):
        return Signed()
    return Signed(json=form.get("json", [""])[0], mac=form.get("mac", [""])[0])


def topic_of(text: bytes) -> str:
    try:
        return decoded(text, Message).message_type
    except BROKEN:
        return PAYMENT


CARRIER = MakeCommerce()

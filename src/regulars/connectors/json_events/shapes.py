"""What may stand in a call of POST /api/v1/events?

Unknown fields are refused, so that a typing error doesn't pass for silence. Amounts are in major units of
`currency`, as numbers or as strings; moments are RFC 3339 with their offset. Each event says what happened
(`name`), when (`occurred_at`) and, but for products and parcels, to whom (`who`).
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

NO_PROPERTIES = msgspec.Raw(b"{}")
Moment = Annotated[datetime, Meta(tz=True)]
Word = Annotated[str, Meta(min_length=1, max_length=200)]
Text = Annotated[str, Meta(max_length=2000)]
Id = Annotated[str, Meta(min_length=1, max_length=200)] | int
Currency = Annotated[str, Meta(pattern="^[A-Z]{3}$")]
Kind = Literal["product", "fee", "shipping", "sample", "gift_card", "adjustment", "test"]


class Call(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole body. Each event is read by itself: a bad one doesn't refuse the others."""

    events: list[msgspec.Raw]


class Named(msgspec.Struct, frozen=True):
    """An event as far as it has to be known to choose its shape."""

    name: str
    id: Id = ""


class Who(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who did it. customer_id: the shop's own. device: an anonymous id of a browser or an app."""

    email: Text | None = None
    phone: Text | None = None
    customer_id: Id | None = None
    device: Word | None = None


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who did it, with what is known of them."""

    email: Text | None = None
    phone: Text | None = None
    customer_id: Id | None = None
    device: Word | None = None
    name: Text = ""
    given_name: Text = ""
    language: Annotated[str, Meta(max_length=8)] = ""
    country: Annotated[str, Meta(pattern="^[A-Za-z]{2}$")] | None = None
    birth_date: date | None = None


class Behaviour(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`product.viewed` and the like; `id` makes it count once. No personal data in `properties`."""

    name: str
    occurred_at: Moment
    who: Who
    id: Id = ""
    properties: msgspec.Raw = msgspec.field(default_factory=lambda: NO_PROPERTIES)


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A line of an order or a basket: `quantity` at `price`, less `discount` on the whole line."""

    sku: Word
    quantity: Decimal
    price: Decimal
    id: Id = ""
    name: Text = ""
    category: Text = ""
    kind: Kind = "product"
    discount: Decimal = Decimal(0)
    tax: Decimal | None = None
    cost: Decimal | None = None


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The order as it stands at `updated_at`: sent again when it changes.

    prices_include_tax: whether lines' prices hold their `tax`. shipping: what the buyer pays for it.
    discount: all that was taken off the goods; what the lines don't tell of it is shared out over them.
    """

    id: Id
    currency: Currency
    total: Decimal
    lines: Annotated[list[Line], Meta(max_length=2000)]
    number: Text = ""
    updated_at: Moment | None = None
    prices_include_tax: bool = True
    discount: Decimal = Decimal(0)
    shipping: Decimal = Decimal(0)
    tax: Decimal | None = None
    channel: Text = ""
    cancelled_at: Moment | None = None


class OrderPlaced(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    occurred_at: Moment
    order: Order
    who: Person = Person()
    id: Id = ""


class CancelledOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: Id


class OrderCancelled(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    occurred_at: Moment
    order: CancelledOrder
    id: Id = ""


class RefundLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What came back; `amount`: what it takes from the revenue, without tax where orders are without."""

    sku: Word
    quantity: Decimal
    amount: Decimal
    id: Id = ""
    name: Text = ""
    kind: Kind = "product"


class Refund(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Money given back, `total` in all; without lines all of it was for goods."""

    id: Id
    currency: Currency
    total: Decimal
    order_id: Id = ""
    reason: Annotated[str, Meta(max_length=50)] = ""
    lines: Annotated[list[RefundLine], Meta(max_length=2000)] = []


class OrderRefunded(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    occurred_at: Moment
    refund: Refund
    who: Person = Person()
    id: Id = ""


class CustomerUpdated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """since: when the shop first knew them."""

    name: str
    occurred_at: Moment
    who: Person
    since: Moment | None = None
    id: Id = ""


class Product(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What isn't said stays as it is. category: a path, ` > ` between levels. vat: per cent."""

    sku: Word
    currency: Currency
    title: Text = ""
    kind: Kind | Literal[""] = ""
    category: Text = ""
    brand: Text = ""
    price: Decimal | None = None
    cost: Decimal | None = None
    vat: Decimal | None = None
    stock: Annotated[int, Meta(ge=-(2**31), lt=2**31)] | None = None
    url: Text = ""
    image_url: Text = ""


class ProductUpdated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    occurred_at: Moment
    product: Product
    id: Id = ""


class Consent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """how: where it was said (form, checkout, ...). wording: what was shown. evidence: further proof."""

    channel: Literal["email", "sms", "webpush", "post", "phone"]
    how: Annotated[str, Meta(min_length=1, max_length=50)]
    purpose: Literal["offers", "service"] = "offers"
    wording: Text = ""
    evidence: dict[str, Any] = {}


class ConsentSaid(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """consent.given and consent.withdrawn."""

    name: str
    occurred_at: Moment
    who: Person
    consent: Consent
    id: Id = ""


class Cart(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A basket. completed_at: when it became an order."""

    id: Id
    currency: Currency
    total: Decimal
    lines: Annotated[list[Line], Meta(max_length=2000)]
    started_at: Moment | None = None
    completed_at: Moment | None = None
    url: Text = ""


class CartUpdated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    occurred_at: Moment
    cart: Cart
    who: Person = Person()
    id: Id = ""


class Shipment(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A parcel of an order: what was promised, and what happened."""

    id: Id
    order_id: Id
    carrier: Text = ""
    method: Text = ""
    tracking_number: Text = ""
    shipped_at: Moment | None = None
    promised_at: Moment | None = None
    delivered_at: Moment | None = None


class ShipmentUpdated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    occurred_at: Moment
    shipment: Shipment
    id: Id = ""

"""How are orders told, with what was given back, baskets and parcels?"""

from decimal import Decimal
from typing import Annotated

import msgspec
from msgspec import Meta

from regulars.connectors.json_events.fields import (
    Country,
    Currency,
    Id,
    Kind,
    Label,
    Link,
    Moment,
    Parcel,
    Text,
    Word,
)
from regulars.connectors.json_events.shapes import Person


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


class Address(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where an order goes, or is billed to where nothing is sent. No street, no name."""

    country: Country | None = None
    region: Label = ""
    city: Label = ""
    postcode: Annotated[str, Meta(max_length=20)] = ""


class Touch(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way by which a buyer came to the shop.

    landing: the address they came to, whose utm_* parameters are read; referrer: the one before it; neither
    is kept whole. source, medium, ...: where you know better. heard: how they heard of you, when asked.
    """

    at: Moment | None = None
    landing: Text = ""
    referrer: Text = ""
    source: Label = ""
    medium: Label = ""
    campaign: Label = ""
    content: Label = ""
    term: Label = ""
    heard: Label = ""


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The order as it stands at `updated_at`: sent again when it changes.

    prices_include_tax: whether lines' prices hold their `tax`. shipping: what the buyer pays for it.
    discount: all that was taken off the goods; what the lines don't tell of it is shared out over them.
    stands: it was called off, and by `updated_at` isn't any more. touches: how the buyer came, the earliest
    first, the last one with which they bought.
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
    stands: bool = False
    address: Address | None = None
    touches: Annotated[list[Touch], Meta(max_length=100)] | None = None


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
    """A parcel of an order: what was promised, and what happened.

    status: how far it is. promised_at: the end of the day or hour that the buyer was told. tracking_url:
    where the buyer follows it.
    """

    id: Id
    order_id: Id
    carrier: Text = ""
    method: Text = ""
    tracking_number: Text = ""
    shipped_at: Moment | None = None
    promised_at: Moment | None = None
    delivered_at: Moment | None = None
    status: Parcel | None = None
    tracking_url: Link = ""


class ShipmentUpdated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    occurred_at: Moment
    shipment: Shipment
    id: Id = ""

"""What may stand in a call of POST /api/v1/events?

Unknown fields are refused, so that a typing error doesn't pass for silence. Amounts are in major units of
`currency`, as numbers or as strings; moments are RFC 3339 with their offset. Each event says what happened
(`name`), when (`occurred_at`) and, but for products and parcels, to whom (`who`).
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from regulars.connectors.json_events.fields import Country, Currency, Id, Kind, Label, Moment, Text, Word

NO_PROPERTIES = msgspec.Raw(b"{}")


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
    country: Country | None = None
    birth_date: date | None = None


class Behaviour(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`product.viewed` and the like; `id` makes it count once. No personal data in `properties`."""

    name: str
    occurred_at: Moment
    who: Who
    id: Id = ""
    properties: msgspec.Raw = msgspec.field(default_factory=lambda: NO_PROPERTIES)


class CustomerUpdated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """since: when the shop first knew them."""

    name: str
    occurred_at: Moment
    who: Person
    since: Moment | None = None
    id: Id = ""


class Product(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is sold under one SKU: a variant is one of its own. What isn't said stays as it is.

    group, group_name: your id and title of the product whose variants differ by `options`. category: a path,
    ` > ` between levels; categories: all of them, the main one first; images likewise. price: what a buyer
    pays now, tax included where your prices have it; compare_at: the higher one that is crossed out, 0 where
    none is any more. vat: per cent. stock: pieces; in_stock: whether it can be bought, where pieces don't
    tell that.
    """

    sku: Word
    currency: Currency
    title: Text = ""
    kind: Kind | Literal[""] = ""
    category: Text = ""
    brand: Text = ""
    price: Decimal | None = None
    cost: Decimal | None = None
    vat: Decimal | None = None
    compare_at: Decimal | None = None
    stock: Annotated[int, Meta(ge=-(2**31), lt=2**31)] | None = None
    in_stock: bool | None = None
    url: Text = ""
    image_url: Text = ""
    images: Annotated[list[Text], Meta(max_length=100)] = []
    categories: Annotated[list[Text], Meta(max_length=100)] = []
    group: Id = ""
    group_name: Text = ""
    options: Annotated[dict[Word, Label], Meta(max_length=20)] = {}
    barcode: Label = ""


class ProductUpdated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    occurred_at: Moment
    product: Product
    id: Id = ""


class Consent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """how: where it was said (form, checkout, ...). wording: what was shown. evidence: further proof."""

    channel: Literal[
        "email", "sms", "webpush", "onsite", "telegram", "whatsapp", "webhook", "post", "phone", "ads"
    ]
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

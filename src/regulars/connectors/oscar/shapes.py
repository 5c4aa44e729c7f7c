"""What does our file in an Oscar shop tell?

It gives Oscar's own rows nearly as they are: amounts are decimals of the major unit, rounded by the shop to
two places, product prices unrounded. `means` is what a status or an event of the shop's own naming is.
"""

from datetime import datetime
from decimal import Decimal, InvalidOperation

import msgspec

from regulars.money import MoneyError

PROBLEMS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, MoneyError, InvalidOperation)
"""What reading one of these raises where it isn't what it should be."""


class Listing(msgspec.Struct, frozen=True):
    """A page. read_at: when it was read, by the shop's clock; next: the id after which one begins.

    total: of the whole list, on its first page.
    """

    read_at: datetime
    things: tuple[msgspec.Raw, ...]
    total: int | None = None
    next: str = ""


class Untold(msgspec.Struct, frozen=True):
    """A thing that the shop itself could not read. problem: '' where it could."""

    problem: str = ""


class Standing(msgspec.Struct, frozen=True):
    """How our file is set up. address: where it sends its webhooks."""

    version: int
    address: str = ""
    currency: str = ""


class Seen(msgspec.Struct, frozen=True):
    """A thing in a list that tells only which there are; only orders tell when they changed."""

    id: str
    means: str = ""
    changed_at: datetime | None = None


class Word(msgspec.Struct, frozen=True):
    """Somebody's yes or no to a channel. at: None where the shop doesn't know when."""

    granted: bool
    at: datetime | None = None


class Person(msgspec.Struct, frozen=True):
    """Who has an account."""

    id: str
    joined_at: datetime
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    consent: dict[str, Word] = {}


class Address(msgspec.Struct, frozen=True):
    country: str = ""
    first_name: str = ""
    last_name: str = ""
    city: str = ""
    region: str | None = None
    postcode: str | None = None


class Line(msgspec.Struct, frozen=True):
    """A line as ordered. incl_tax, excl_tax: after discounts."""

    id: str
    sku: str
    title: str
    quantity: int
    incl_tax: Decimal
    excl_tax: Decimal
    excl_tax_before_discounts: Decimal
    product: str = ""


class Surcharge(msgspec.Struct, frozen=True):
    id: str
    name: str
    incl_tax: Decimal
    excl_tax: Decimal


class Part(msgspec.Struct, frozen=True):
    """How many of a line an event is about."""

    id: str
    quantity: int


class PaymentEvent(msgspec.Struct, frozen=True):
    id: str
    means: str
    at: datetime
    amount: Decimal
    lines: tuple[Part, ...] = ()


class ShippingEvent(msgspec.Struct, frozen=True):
    """notes: what the shop's people wrote to it, a tracking number as a rule."""

    id: str
    means: str
    at: datetime
    notes: str = ""
    lines: tuple[Part, ...] = ()


class Transaction(msgspec.Struct, frozen=True):
    """What was done to a payment, as its provider's own app noted it."""

    id: str
    means: str
    amount: Decimal
    at: datetime


class Order(msgspec.Struct, frozen=True):
    id: str
    number: str
    means: str
    currency: str
    placed_at: datetime
    changed_at: datetime
    total_incl_tax: Decimal
    total_excl_tax: Decimal
    shipping_incl_tax: Decimal
    shipping_excl_tax: Decimal
    lines: tuple[Line, ...]
    cancelled_at: datetime | None = None
    email: str = ""
    customer: Person | None = None
    shipping_method: str = ""
    shipping_address: Address | None = None
    billing_address: Address | None = None
    surcharges: tuple[Surcharge, ...] = ()
    payment_events: tuple[PaymentEvent, ...] = ()
    shipping_events: tuple[ShippingEvent, ...] = ()
    transactions: tuple[Transaction, ...] = ()


class Product(msgspec.Struct, frozen=True):
    """What can be bought. parent: the product whose variants differ by their options."""

    id: str
    title: str
    sku: str = ""
    upc: str = ""
    parent: str = ""
    parent_title: str = ""
    options: dict[str, str] = {}
    currency: str = ""
    price: Decimal | None = None
    stock: int | None = None
    in_stock: bool = False
    categories: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    url: str = ""


class CartLine(msgspec.Struct, frozen=True):
    """price: of one piece, before offers."""

    id: str
    title: str
    quantity: int
    sku: str = ""
    product: str = ""
    price: Decimal | None = None


class Cart(msgspec.Struct, frozen=True):
    id: str
    currency: str
    started_at: datetime
    changed_at: datetime
    customer: Person
    lines: tuple[CartLine, ...]
    placed_at: datetime | None = None

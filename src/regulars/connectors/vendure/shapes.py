"""What do Vendure's orders, customers and variants look like, as far as we ask for them?

https://docs.vendure.io/current/core/reference/graphql-api/admin/object-types, version 3.6 or newer. Amounts
are integers of as many decimals as the shop's money strategy has, two where nobody changed it.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from regulars.money import MoneyError

PROBLEMS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, MoneyError)
"""What reading one of these raises where it isn't what it should be."""


class Shape(msgspec.Struct, frozen=True, rename="camel"):
    """Fields are called as Vendure calls them, in our spelling."""


class Named(Shape, frozen=True):
    id: str = ""
    name: str = ""
    code: str = ""


class Country(Shape, frozen=True):
    code: str


class Home(Shape, frozen=True):
    """An address in a customer's book."""

    country: Country
    default_shipping_address: bool | None = None


class Customer(Shape, frozen=True):
    """A guest is a customer without a user. addresses: not asked for with an order."""

    id: str
    created_at: datetime
    updated_at: datetime
    first_name: str = ""
    last_name: str = ""
    email_address: str = ""
    phone_number: str | None = None
    addresses: tuple[Home, ...] | None = None


class Address(Shape, frozen=True):
    city: str | None = None
    province: str | None = None
    postal_code: str | None = None
    country_code: str | None = None


class Sold(Shape, frozen=True):
    """The variant of a line, as far as it is a name."""

    id: str
    sku: str = ""
    name: str = ""


class Line(Shape, frozen=True):
    """A line of an order. What was called off is no longer in quantity and the amounts of the line.

    prorated: after all discounts, those of the whole order included.
    """

    id: str
    quantity: int
    order_placed_quantity: int
    product_variant: Sold
    line_price: int
    prorated_line_price: int
    prorated_line_price_with_tax: int
    prorated_unit_price: int
    prorated_unit_price_with_tax: int


class Surcharge(Shape, frozen=True):
    """What was added to an order beside its goods; below zero it takes something off."""

    id: str
    price: int
    price_with_tax: int
    description: str = ""


class Discount(Shape, frozen=True):
    amount: int


class Returned(Shape, frozen=True):
    order_line_id: str
    quantity: int


class Refund(Shape, frozen=True):
    """Money on its way back, given when its state is Settled. Where shipping is 0, total may hold some."""

    id: str
    state: str
    total: int
    created_at: datetime
    updated_at: datetime
    shipping: int = 0
    reason: str | None = None
    lines: tuple[Returned, ...] = ()


class Payment(Shape, frozen=True):
    id: str
    state: str
    amount: int
    updated_at: datetime
    refunds: tuple[Refund, ...] = ()


class Fulfillment(Shape, frozen=True):
    """A parcel. method: who brings it, in the shop's words."""

    id: str
    state: str
    created_at: datetime
    updated_at: datetime
    method: str = ""
    tracking_code: str = ""


class Entry(Shape, frozen=True):
    """A line of an order's history. data: {"fulfillmentId", "from", "to"} where a parcel went on."""

    created_at: datetime
    data: dict[str, Any] = {}


class History(Shape, frozen=True):
    items: tuple[Entry, ...] = ()


class Order(Shape, frozen=True):
    """An order, or the basket that becomes one. type: Regular, Aggregate or Seller, a part of an aggregate.

    order_placed_at: null until it is placed. updated_at: not of its state, payments or parcels.
    """

    id: str
    code: str
    type: str
    state: str
    active: bool
    created_at: datetime
    updated_at: datetime
    currency_code: str
    shipping: int
    shipping_with_tax: int
    total: int
    total_with_tax: int
    order_placed_at: datetime | None = None
    customer: Customer | None = None
    shipping_address: Address | None = None
    lines: tuple[Line, ...] = ()
    surcharges: tuple[Surcharge, ...] = ()
    discounts: tuple[Discount, ...] = ()
    payments: tuple[Payment, ...] | None = None
    fulfillments: tuple[Fulfillment, ...] | None = None
    history: History = History()


class Moment(Shape, frozen=True):
    updated_at: datetime


class PaymentSeen(Shape, frozen=True):
    state: str
    updated_at: datetime
    refunds: tuple[Moment, ...] = ()


class Seen(Shape, frozen=True):
    """A thing in a list that tells only which there are, and when each changed."""

    id: str
    updated_at: datetime
    state: str = ""
    order_placed_at: datetime | None = None
    payments: tuple[PaymentSeen, ...] | None = None
    fulfillments: tuple[Moment, ...] | None = None


class Option(Shape, frozen=True):
    """Red, of the group Colour."""

    name: str
    group: Named


class Facet(Shape, frozen=True):
    """A word about a product, of a kind such as brand."""

    name: str
    facet: Named


class Collection(Shape, frozen=True):
    """A category. breadcrumbs: its path, from the root, which has no name of its own."""

    breadcrumbs: tuple[Named, ...] = ()


class Asset(Shape, frozen=True):
    source: str = ""


class Product(Shape, frozen=True):
    id: str
    name: str
    updated_at: datetime
    enabled: bool = True
    facet_values: tuple[Facet, ...] = ()
    collections: tuple[Collection, ...] = ()
    assets: tuple[Asset, ...] = ()


class TaxRate(Shape, frozen=True):
    value: Decimal


class StockLevel(Shape, frozen=True):
    """allocated: sold, and not sent yet."""

    stock_on_hand: int
    stock_allocated: int


class Variant(Shape, frozen=True):
    """What is sold. track_inventory: TRUE, FALSE, or INHERIT from the shop's settings."""

    id: str
    sku: str
    name: str
    updated_at: datetime
    currency_code: str
    price_with_tax: int
    product: Product
    enabled: bool = True
    stock_level: str = ""
    track_inventory: str = "INHERIT"
    stock_levels: tuple[StockLevel, ...] = ()
    tax_rate_applied: TaxRate | None = None
    options: tuple[Option, ...] = ()
    assets: tuple[Asset, ...] = ()


class ServerConfig(Shape, frozen=True):
    money_strategy_precision: int = 2


class Settings(Shape, frozen=True):
    """What holds for the whole shop. track_inventory: what variants inherit that don’t say it themselves."""

    server_config: ServerConfig = ServerConfig()
    track_inventory: bool = True

"""What do WooCommerce's orders, customers and products look like, as far as we read them?

https://woocommerce.github.io/woocommerce-rest-api-docs/, version 3: a webhook's body is what the REST API
answers for the same thing. Amounts of lines are without tax, whether prices were entered with it or not.
Moments are UTC in the fields that end in `_gmt`, without saying so, and have whole seconds.
"""

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from regulars.money import MoneyError

PROBLEMS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, MoneyError, InvalidOperation)
"""What reading one of these raises where it isn't what it should be."""


class Address(msgspec.Struct, frozen=True):
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    address_1: str = ""
    address_2: str = ""
    city: str = ""
    state: str = ""
    postcode: str = ""
    country: str = ""
    email: str = ""
    phone: str = ""


class Line(msgspec.Struct, frozen=True):
    """A line of an order. subtotal: before discounts; total: after them; both without tax."""

    id: int
    name: str | None = None
    product_id: int = 0
    variation_id: int = 0
    quantity: Decimal = Decimal(1)
    subtotal: Decimal = Decimal(0)
    total: Decimal = Decimal(0)
    total_tax: Decimal = Decimal(0)
    sku: str | None = None


class Fee(msgspec.Struct, frozen=True):
    """What was added to an order beside its goods; below zero it takes something off."""

    id: int
    name: str | None = None
    total: Decimal = Decimal(0)
    total_tax: Decimal = Decimal(0)


class GivenBack(msgspec.Struct, frozen=True):
    """A refund as its order tells it: neither when nor for which line. total: below zero."""

    id: int
    total: Decimal = Decimal(0)


class Refund(msgspec.Struct, frozen=True):
    """A refund as a list of them tells it. parent_id: of the order; an order's own list doesn't repeat it.

    amount: above zero, all in; it needn't be the sum of its lines.
    What stands on its lines is below zero, quantities too.
    """

    id: int
    date_created_gmt: datetime
    amount: Decimal
    parent_id: int = 0
    line_items: tuple[Line, ...] = ()
    shipping_lines: tuple[Fee, ...] = ()
    fee_lines: tuple[Fee, ...] = ()


class Seen(msgspec.Struct, frozen=True):
    """An order or customer in a list that tells only which there are."""

    id: int
    status: str = ""
    date_modified_gmt: datetime | None = None
    date_paid_gmt: datetime | None = None


class Meta(msgspec.Struct, frozen=True):
    """What plugins write beside a thing."""

    key: str = ""
    value: Any = None


class Order(msgspec.Struct, frozen=True):
    id: int
    status: str
    currency: str
    date_created_gmt: datetime
    date_modified_gmt: datetime
    number: str = ""
    date_paid_gmt: datetime | None = None
    discount_total: Decimal = Decimal(0)
    shipping_total: Decimal = Decimal(0)
    total: Decimal = Decimal(0)
    total_tax: Decimal = Decimal(0)
    customer_id: int = 0
    created_via: str = ""
    billing: Address = Address()
    shipping: Address = Address()
    line_items: tuple[Line, ...] = ()
    fee_lines: tuple[Fee, ...] = ()
    tax_lines: tuple[Any, ...] = ()
    refunds: tuple[GivenBack, ...] = ()
    meta_data: tuple[Meta, ...] = ()


class Customer(msgspec.Struct, frozen=True):
    id: int
    date_created_gmt: datetime
    date_modified_gmt: datetime | None = None
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    billing: Address = Address()
    shipping: Address = Address()


class Named(msgspec.Struct, frozen=True):
    """A category or brand; names have HTML's entities."""

    name: str = ""
    slug: str = ""


class Image(msgspec.Struct, frozen=True):
    src: str = ""


class Choice(msgspec.Struct, frozen=True):
    """What a variation is in one respect; a product's own attributes have no option."""

    name: str = ""
    option: str = ""


class Product(msgspec.Struct, frozen=True):
    """A product, or a variation of one (type `variation`, parent_id: of which). price: '' where none is set.

    status: publish, draft, private. regular_price: without its sale. stock_status: instock, outofstock or
    onbackorder. global_unique_id: GTIN, UPC, EAN or ISBN.
    """

    id: int
    date_modified_gmt: datetime
    type: str = ""
    parent_id: int = 0
    regular_price: str | None = None
    on_sale: bool = False
    stock_status: str = ""
    global_unique_id: str = ""
    attributes: tuple[Choice, ...] = ()
    name: str = ""
    sku: str = ""
    status: str = ""
    price: str = ""
    stock_quantity: int | None = None
    permalink: str = ""
    categories: tuple[Named, ...] = ()
    brands: tuple[Named, ...] = ()
    images: tuple[Image, ...] = ()


def utc(moment: datetime) -> datetime:
    """A moment of a `_gmt` field with its zone."""
    return moment.replace(tzinfo=UTC)

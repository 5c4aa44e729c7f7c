"""What do Medusa's orders, customers and products look like, as far as we ask for them?

https://docs.medusajs.com/api/admin, version 2: amounts are decimals of the major unit, unrounded: a line of
15.99 with 20 % is 19.188. Currencies and countries are in lower case.
"""

from datetime import datetime
from decimal import Decimal, InvalidOperation

import msgspec

from regulars.money import MoneyError

PROBLEMS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, MoneyError, InvalidOperation)
"""What reading one of these raises where it isn't what it should be."""


class Address(msgspec.Struct, frozen=True):
    first_name: str | None = None
    last_name: str | None = None
    company: str | None = None
    address_1: str | None = None
    address_2: str | None = None
    city: str | None = None
    province: str | None = None
    postal_code: str | None = None
    country_code: str | None = None


class Customer(msgspec.Struct, frozen=True):
    """Somebody may be two of these: as a guest, and with an account, under the same e-mail address."""

    id: str
    created_at: datetime
    updated_at: datetime
    email: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    addresses: tuple[Address, ...] | None = None


class TaxLine(msgspec.Struct, frozen=True):
    """rate: per cent."""

    rate: Decimal


class Adjustment(msgspec.Struct, frozen=True):
    """A discount of a line. subtotal: without tax."""

    amount: Decimal
    subtotal: Decimal | None = None


class Item(msgspec.Struct, frozen=True):
    """A line as ordered. What came back stays in quantity, and leaves the totals that Medusa tells beside."""

    id: str
    title: str
    quantity: Decimal
    unit_price: Decimal
    variant_id: str | None = None
    variant_sku: str | None = None
    variant_title: str | None = None
    product_id: str | None = None
    product_title: str | None = None
    is_tax_inclusive: bool = False
    is_giftcard: bool = False
    tax_lines: tuple[TaxLine, ...] | None = None
    adjustments: tuple[Adjustment, ...] | None = None


class ShippingMethod(msgspec.Struct, frozen=True):
    """How it is sent, and for how much."""

    amount: Decimal
    is_tax_inclusive: bool = False
    tax_lines: tuple[TaxLine, ...] | None = None
    adjustments: tuple[Adjustment, ...] | None = None


class Refund(msgspec.Struct, frozen=True):
    """Money that was given back of a payment; for what isn't told."""

    id: str
    amount: Decimal
    created_at: datetime
    note: str | None = None


class Payment(msgspec.Struct, frozen=True):
    refunds: tuple[Refund, ...] | None = None


class PaymentCollection(msgspec.Struct, frozen=True):
    updated_at: datetime
    captured_amount: Decimal | None = None
    payments: tuple[Payment, ...] | None = None


class Label(msgspec.Struct, frozen=True):
    tracking_number: str | None = None
    tracking_url: str | None = None


class ShippingOption(msgspec.Struct, frozen=True):
    name: str = ""


class Fulfillment(msgspec.Struct, frozen=True):
    """A parcel, or goods that need none. It has no state but its moments."""

    id: str
    updated_at: datetime
    requires_shipping: bool = True
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None
    canceled_at: datetime | None = None
    labels: tuple[Label, ...] = ()
    shipping_option: ShippingOption | None = None


class Seen(msgspec.Struct, frozen=True):
    """A thing in a list that tells only which there are, and when each changed."""

    id: str
    updated_at: datetime
    status: str = ""
    payment_collections: tuple[PaymentCollection, ...] | None = None
    fulfillments: tuple[Fulfillment, ...] | None = None


class Order(msgspec.Struct, frozen=True):
    id: str
    status: str
    currency_code: str
    created_at: datetime
    updated_at: datetime
    display_id: int | None = None
    canceled_at: datetime | None = None
    email: str | None = None
    locale: str | None = None
    customer_id: str | None = None
    customer: Customer | None = None
    shipping_address: Address | None = None
    items: tuple[Item, ...] = ()
    shipping_methods: tuple[ShippingMethod, ...] = ()
    payment_collections: tuple[PaymentCollection, ...] | None = None
    fulfillments: tuple[Fulfillment, ...] | None = None


class Option(msgspec.Struct, frozen=True):
    title: str = ""


class OptionValue(msgspec.Struct, frozen=True):
    value: str
    option: Option | None = None


class Price(msgspec.Struct, frozen=True):
    """A price without rules is everybody's."""

    amount: Decimal
    currency_code: str
    updated_at: datetime
    min_quantity: Decimal | None = None
    rules: dict[str, object] | None = None


class Level(msgspec.Struct, frozen=True):
    """How many are at a place, less those that are sold and not sent yet."""

    updated_at: datetime
    available_quantity: Decimal = Decimal(0)


class Inventory(msgspec.Struct, frozen=True):
    location_levels: tuple[Level, ...] | None = None


class InventoryItem(msgspec.Struct, frozen=True):
    """What a variant is made of; a set is of several, or needs more than one of them."""

    required_quantity: Decimal = Decimal(1)
    inventory: Inventory | None = None


class Variant(msgspec.Struct, frozen=True):
    id: str
    updated_at: datetime
    title: str | None = None
    sku: str | None = None
    barcode: str | None = None
    ean: str | None = None
    upc: str | None = None
    allow_backorder: bool = False
    manage_inventory: bool = False
    options: tuple[OptionValue, ...] | None = None
    prices: tuple[Price, ...] | None = None
    inventory_items: tuple[InventoryItem, ...] | None = None


class Image(msgspec.Struct, frozen=True):
    url: str = ""


class Category(msgspec.Struct, frozen=True):
    name: str
    parent_category: "Category | None" = None


class Product(msgspec.Struct, frozen=True):
    """status: published, draft, proposed or rejected."""

    id: str
    title: str
    updated_at: datetime
    status: str = ""
    thumbnail: str | None = None
    is_giftcard: bool = False
    images: tuple[Image, ...] | None = None
    categories: tuple[Category, ...] | None = None
    variants: tuple[Variant, ...] | None = None

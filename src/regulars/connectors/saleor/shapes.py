"""What do Saleor's orders, customers, variants and checkouts look like, as far as we ask for them?

https://docs.saleor.io/api-reference, version 3.21 or newer. Amounts are decimals of their own currency.
"""

from datetime import datetime
from decimal import Decimal
from typing import Generic, TypeVar

import msgspec

from regulars.money import MoneyError, to_minor

PROBLEMS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, MoneyError)
"""What reading one of these raises where it isn't what it should be."""

N = TypeVar("N")


class Shape(msgspec.Struct, frozen=True, rename="camel"):
    """Fields are called as Saleor calls them, in our spelling."""


class Money(Shape, frozen=True):
    amount: Decimal
    currency: str

    @property
    def minor(self) -> int:
        """In minor units."""
        return to_minor(self.amount, currency=self.currency)


class Taxed(Shape, frozen=True):
    """net: without tax; gross: with it."""

    net: Money
    gross: Money


class Edge(Shape, Generic[N], frozen=True):
    node: N


class Edges(Shape, Generic[N], frozen=True):
    edges: tuple[Edge[N], ...] = ()

    @property
    def nodes(self) -> tuple[N, ...]:
        return tuple(edge.node for edge in self.edges)


class Named(Shape, frozen=True):
    id: str = ""
    name: str | None = None
    slug: str = ""


class Country(Shape, frozen=True):
    code: str = ""


class Address(Shape, frozen=True):
    first_name: str = ""
    last_name: str = ""
    city: str = ""
    country_area: str = ""
    postal_code: str = ""
    country: Country = Country()


class Entry(Shape, frozen=True):
    """A line of metadata: text under a key."""

    key: str
    value: str


class Customer(Shape, frozen=True):
    """Somebody with an account. metadata, addresses and the moments: not asked for with an order."""

    id: str
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    language_code: str = ""
    date_joined: datetime | None = None
    updated_at: datetime | None = None
    default_shipping_address: Address | None = None
    metadata: tuple[Entry, ...] = ()


class ProductKind(Shape, frozen=True):
    """NORMAL or GIFT_CARD."""

    kind: str = ""


class SoldProduct(Shape, frozen=True):
    product_type: ProductKind


class SoldVariant(Shape, frozen=True):
    product: SoldProduct


class Line(Shape, frozen=True):
    """A line of an order, after its discounts. variant: null once that is deleted."""

    id: str
    quantity: int
    total_price: Taxed
    undiscounted_total_price: Taxed
    product_name: str = ""
    variant_name: str = ""
    product_sku: str | None = None
    product_variant_id: str | None = None
    variant: SoldVariant | None = None


class Movement(Shape, frozen=True):
    """What a payment app told of a transaction: CHARGE_SUCCESS, REFUND_SUCCESS, REFUND_REVERSE, ..."""

    id: str
    created_at: datetime
    amount: Money
    type: str | None = None
    psp_reference: str = ""


class Transaction(Shape, frozen=True):
    """A payment by the Transactions API."""

    events: tuple[Movement, ...] = ()


class Step(Shape, frozen=True):
    """What happened to a payment of the older API: CAPTURE, REFUND, ..."""

    id: str
    kind: str
    is_success: bool
    created: datetime
    amount: Money | None = None


class Payment(Shape, frozen=True):
    """A payment by the older API."""

    transactions: tuple[Step, ...] | None = None


class LineSeen(Shape, frozen=True):
    id: str


class Returned(Shape, frozen=True):
    """So many of a line, sent or given back."""

    quantity: int
    order_line: LineSeen | None = None


class Proof(Shape, frozen=True):
    """By which movement of money a refund was given."""

    id: str
    psp_reference: str = ""


class Granted(Shape, frozen=True):
    """What somebody allowed to be given back; transaction_events tell what of it was."""

    id: str
    reason: str | None = None
    shipping_costs_included: bool = False
    lines: tuple[Returned, ...] | None = None
    transaction_events: tuple[Proof, ...] | None = None


class Fulfillment(Shape, frozen=True):
    """A parcel, or what came back of one."""

    id: str
    status: str
    created: datetime
    tracking_number: str = ""
    total_refunded_amount: Money | None = None
    lines: tuple[Returned, ...] | None = None


class Happened(Shape, frozen=True):
    """A line of an order's history: CANCELED, TRACKING_UPDATED, ..."""

    type: str | None = None
    date: datetime | None = None


class Seen(Shape, frozen=True):
    """An order in a list that tells only which there are.

    charge_status, authorize_status: NONE, PARTIAL, FULL or OVERCHARGED. updated_at: not of its parcels.
    """

    id: str
    status: str
    updated_at: datetime
    charge_status: str = ""
    authorize_status: str = ""
    events: tuple[Happened, ...] = ()
    payments: tuple[Payment, ...] = ()
    transactions: tuple[Transaction, ...] = ()


class Order(Seen, frozen=True, kw_only=True):
    """origin: CHECKOUT, DRAFT, REISSUE or BULK_CREATE. total: less what was paid by gift cards."""

    number: str
    created: datetime
    total: Taxed
    shipping_price: Taxed
    origin: str = ""
    language_code_enum: str = ""
    user_email: str | None = None
    checkout_id: str | None = None
    user: Customer | None = None
    shipping_address: Address | None = None
    billing_address: Address | None = None
    gift_cards: tuple[Named, ...] = ()
    lines: tuple[Line, ...] = ()
    granted_refunds: tuple[Granted, ...] = ()
    fulfillments: tuple[Fulfillment, ...] = ()


class ChannelSeen(Shape, frozen=True):
    slug: str = ""


class CheckoutVariant(Shape, frozen=True):
    id: str
    name: str = ""
    sku: str | None = None
    product: Named = Named()


class CheckoutLine(Shape, frozen=True):
    id: str
    quantity: int
    total_price: Taxed
    variant: CheckoutVariant


class Checkout(Shape, frozen=True):
    """An open basket: it goes away when it becomes an order."""

    id: str
    created: datetime
    updated_at: datetime
    total_price: Taxed
    channel: ChannelSeen = ChannelSeen()
    email: str | None = None
    language_code: str = ""
    user: Customer | None = None
    shipping_address: Address | None = None
    billing_address: Address | None = None
    lines: tuple[CheckoutLine, ...] = ()

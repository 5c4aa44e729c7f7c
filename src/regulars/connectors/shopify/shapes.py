"""What do Shopify's webhooks and the answers of its API look like, as far as we read them?

https://shopify.dev/docs/api/webhooks: bodies are those of the REST Admin API, and `documents.py` asks the
GraphQL one for the same names. Money in `*_set` comes in the shop's and in the buyer's currency; bare amounts
of orders and refunds are the shop's, those of checkouts the buyer's. A webhook's ids are numbers, with the
same id in `admin_graphql_api_id` where a number of JSON was rounded; GraphQL's are `gid://shopify/Order/1`,
and its words of a fixed list are in capitals.
"""

from datetime import datetime
from decimal import Decimal

import msgspec

from regulars.connectors.shopify.journeys import Journey


class Amount(msgspec.Struct, frozen=True):
    amount: Decimal = Decimal(0)
    currency_code: str = ""


class Prices(msgspec.Struct, frozen=True):
    """One amount in the shop's currency and in the buyer's."""

    shop_money: Amount | None = None
    presentment_money: Amount | None = None


class TaxLine(msgspec.Struct, frozen=True):
    price: Decimal = Decimal(0)
    rate: Decimal | None = None
    price_set: Prices | None = None


class Allocation(msgspec.Struct, frozen=True):
    """A discount's share that falls on one line."""

    amount: Decimal = Decimal(0)
    amount_set: Prices | None = None


class Numbered(msgspec.Struct, frozen=True):
    id: int | str | None = None
    admin_graphql_api_id: str | None = None


class Line(Numbered, frozen=True):
    """A line of an order. tax_lines is missing in old versions: then its tax is unknown.

    variant, product: of GraphQL, in place of their ids.
    """

    quantity: int = 0
    price: Decimal = Decimal(0)
    price_set: Prices | None = None
    sku: str | None = None
    variant_id: int | None = None
    product_id: int | None = None
    variant: Numbered | None = None
    product: Numbered | None = None
    title: str | None = None
    name: str | None = None
    gift_card: bool = False
    total_discount: Decimal = Decimal(0)
    total_discount_set: Prices | None = None
    discount_allocations: tuple[Allocation, ...] = ()
    tax_lines: tuple[TaxLine, ...] | None = None


class ShippingLine(msgspec.Struct, frozen=True):
    price: Decimal = Decimal(0)
    price_set: Prices | None = None
    discount_allocations: tuple[Allocation, ...] = ()
    is_removed: bool = False


class Address(msgspec.Struct, frozen=True):
    name: str | None = None
    first_name: str | None = None
    company: str | None = None
    address1: str | None = None
    address2: str | None = None
    country_code: str | None = None
    province_code: str | None = None
    city: str | None = None
    zip: str | None = None


class Statement(msgspec.Struct, frozen=True):
    """What somebody said to marketing on one channel."""

    state: str | None = None
    opt_in_level: str | None = None
    consent_updated_at: datetime | None = None
    consent_collected_from: str | None = None


class Contact(Statement, frozen=True):
    """An address or number of a customer, as GraphQL tells it, with what was said to marketing by it."""

    address: str | None = None


class Customer(Numbered, frozen=True):
    """default_email, default_phone: of GraphQL, in place of the bare ones and of the statements."""

    email: str | None = None
    phone: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    locale: str | None = None
    orders_count: int | None = None
    default_address: Address | None = None
    email_marketing_consent: Statement | None = None
    sms_marketing_consent: Statement | None = None
    default_email: Contact | None = None
    default_phone: Contact | None = None


class ConsentChange(msgspec.Struct, frozen=True):
    """customers/email_marketing_consent_update (customer_id) and customers/marketing_consent_update (id)."""

    id: int | None = None
    customer_id: int | None = None
    email_address: str | None = None
    phone: str | None = None
    email_marketing_consent: Statement | None = None
    sms_marketing_consent: Statement | None = None


class Adjustment(msgspec.Struct, frozen=True):
    """What a refund gave beside its lines; negative where money went to the buyer."""

    amount: Decimal = Decimal(0)
    amount_set: Prices | None = None
    kind: str | None = None
    reason: str | None = None


class RefundLine(Numbered, frozen=True):
    quantity: int = 0
    restock_type: str | None = None
    subtotal: Decimal | None = None
    subtotal_set: Prices | None = None
    total_tax: Decimal = Decimal(0)
    total_tax_set: Prices | None = None
    line_item: Line = Line()


class RefundShipping(msgspec.Struct, frozen=True):
    subtotal_amount_set: Prices | None = None


class Transaction(msgspec.Struct, frozen=True):
    """Money that moved, in the payment's currency; GraphQL has it as a pair of prices."""

    kind: str | None = None
    status: str | None = None
    amount: Decimal = Decimal(0)
    currency: str | None = None
    amount_set: Prices | None = None


class Refund(Numbered, frozen=True, kw_only=True):
    order_id: int | str
    created_at: datetime
    processed_at: datetime | None = None
    refund_line_items: tuple[RefundLine, ...] = ()
    refund_shipping_lines: tuple[RefundShipping, ...] = ()
    order_adjustments: tuple[Adjustment, ...] = ()
    transactions: tuple[Transaction, ...] | None = None


class Service(msgspec.Struct, frozen=True):
    """Who fulfils, as GraphQL tells it."""

    handle: str = ""


class Tracking(msgspec.Struct, frozen=True):
    """How a parcel is followed, as GraphQL tells it."""

    company: str | None = None
    number: str | None = None
    url: str | None = None


class Fulfillment(Numbered, frozen=True, kw_only=True):
    """delivered_at, estimated_delivery_at: told by GraphQL alone."""

    order_id: int | str | None = None
    created_at: datetime
    updated_at: datetime | None = None
    status: str | None = None
    shipment_status: str | None = None
    service: str | Service | None = None
    tracking_company: str | None = None
    tracking_number: str | None = None
    tracking_url: str | None = None
    tracking_info: tuple[Tracking, ...] = ()
    delivered_at: datetime | None = None
    estimated_delivery_at: datetime | None = None


class Attribute(msgspec.Struct, frozen=True):
    """What a shop's theme asks at the checkout, and what was answered."""

    name: str | None = None
    value: str | None = None


class Order(Numbered, frozen=True, kw_only=True):
    """landing_site, referring_site: of the visit in which it was placed. shipping_line: all, of GraphQL."""

    created_at: datetime
    currency: str
    total_price: Decimal
    line_items: tuple[Line, ...]
    processed_at: datetime | None = None
    updated_at: datetime | None = None
    cancelled_at: datetime | None = None
    name: str | None = None
    email: str | None = None
    contact_email: str | None = None
    phone: str | None = None
    customer: Customer | None = None
    customer_locale: str | None = None
    billing_address: Address | None = None
    shipping_address: Address | None = None
    buyer_accepts_marketing: bool | None = None
    source_name: str | None = None
    taxes_included: bool = False
    test: bool = False
    total_price_set: Prices | None = None
    total_discounts: Decimal = Decimal(0)
    total_discounts_set: Prices | None = None
    total_tax: Decimal | None = None
    total_tax_set: Prices | None = None
    total_tip_received: Decimal | None = None
    total_tip_received_set: Prices | None = None
    shipping_lines: tuple[ShippingLine, ...] = ()
    shipping_line: ShippingLine | None = None
    landing_site: str | None = None
    referring_site: str | None = None
    journey: Journey | None = None
    note_attributes: tuple[Attribute, ...] = ()
    refunds: tuple[Refund, ...] = ()
    fulfillments: tuple[Fulfillment, ...] = ()


class CheckoutLine(msgspec.Struct, frozen=True):
    quantity: int = 0
    sku: str | None = None
    variant_id: int | None = None
    product_id: int | None = None
    variant: Numbered | None = None
    product: Numbered | None = None
    title: str | None = None
    presentment_title: str | None = None
    gift_card: bool = False
    line_price: Decimal = Decimal(0)


class Checkout(msgspec.Struct, frozen=True, kw_only=True):
    """A basket whose buyer has begun to pay; its amounts are in `presentment_currency`.

    An address that isn't known yet may come as an empty list.
    """

    token: str
    created_at: datetime
    updated_at: datetime
    currency: str
    line_items: tuple[CheckoutLine, ...]
    total_price: Decimal
    presentment_currency: str | None = None
    completed_at: datetime | None = None
    abandoned_checkout_url: str | None = None
    email: str | None = None
    phone: str | None = None
    customer: Customer | None = None
    customer_locale: str | None = None
    billing_address: Address | list[object] | None = None
    shipping_address: Address | list[object] | None = None

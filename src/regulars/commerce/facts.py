"""In which words do shops, files and the API tell us what happened?

Every door translates into these values; `commerce.intake.apply` is the one way in for them. Amounts are
integer minor units of the fact's currency, moments are aware datetimes. `version` is the source's
updated-at: an older one never overwrites a newer one.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from regulars.commerce.brought.facts import Brought
from regulars.customers.identify import Identifiers
from regulars.customers.postal import PostalAddress


class Buyer(msgspec.Struct, frozen=True, kw_only=True):
    """Who bought, as the source names them; nothing in `who` means nobody can tell.

    home: where they get letters; what never tells it leaves it unset.
    """

    who: Identifiers = Identifiers()
    name: str = ""
    given_name: str = ""
    language: str = ""
    country: str = ""
    birth_date: date | None = None
    home: PostalAddress | UnsetType = UNSET


class ConsentFact(msgspec.Struct, frozen=True, kw_only=True):
    """A yes or no to one channel and purpose, with its proof.

    channel: email, sms, ... purpose: offers, service. how: form, checkout, import, shop, api.
    """

    buyer: Buyer
    channel: str
    granted: bool
    occurred_at: datetime
    how: str
    purpose: str = "offers"
    wording: str = ""
    evidence: dict[str, Any] = {}


class ProductFact(msgspec.Struct, frozen=True, kw_only=True):
    """What is sold under one SKU: a product, or a variant of one. None and what is empty leave what is known.

    kind: see models.KINDS; a new product of which nothing is said is a `product`. category: a path, ` > `
    between levels; categories: all its paths, the first of which is its category where none is told. images:
    all their addresses, likewise. price_minor: what a buyer pays now. compare_at_minor: the higher price
    that the shop shows crossed out beside it; 0 where it shows none. stock: pieces; in_stock: whether it can
    be bought, where the shop says that (pieces tell it otherwise). barcode: GTIN, EAN, UPC or ISBN. group:
    the shop's id of the product whose variants differ by their `options`, such as {"Size": "L"}.
    """

    sku: str
    currency: str
    version: datetime
    name: str = ""
    kind: str = ""
    category: str = ""
    brand: str = ""
    price_minor: int | None = None
    cost_minor: int | None = None
    vat_bp: int | None = None
    stock: int | None = None
    url: str = ""
    image_url: str = ""
    images: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    group: str = ""
    group_name: str = ""
    options: dict[str, str] = {}
    barcode: str = ""
    compare_at_minor: int | None = None
    in_stock: bool | None = None


class LineFact(msgspec.Struct, frozen=True, kw_only=True):
    """One order line. revenue_minor: after discounts, without tax where the tax is known.

    kind: of the product, see models.KINDS. cost_minor: of the whole line.
    """

    key: str
    sku: str
    quantity: Decimal
    revenue_minor: int
    name: str = ""
    kind: str = "product"
    category: str = ""
    discount_minor: int = 0
    tax_minor: int | None = None
    cost_minor: int | None = None


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where an order goes, as far as anything depends on it. country: two letters. No street, no name."""

    country: str = ""
    region: str = ""
    city: str = ""
    postcode: str = ""


class Touch(msgspec.Struct, frozen=True, kw_only=True):
    """How somebody came to the shop. `commerce.touches` reads it out of addresses with their parameters.

    at: when; None with the order. source: a name of touches.SOURCES where it is one, else as told. medium:
    cpc, email, organic, ... landing: path of the page they came to; referrer: host of the one they came from.
    click: whose click id came along, see touches.CLICKS: the id itself is never kept. heard: what they
    answered when asked how they heard of the shop.
    """

    at: datetime | None = None
    source: str = ""
    medium: str = ""
    campaign: str = ""
    content: str = ""
    term: str = ""
    landing: str = ""
    referrer: str = ""
    click: str = ""
    heard: str = ""


class OrderFact(msgspec.Struct, frozen=True, kw_only=True):
    """An order as it stands at `version`. total_minor: what the buyer pays, all in.

    address: where it goes. touches: how its buyer came, the earliest first. first_touch: how they had come
    before all that, where it is told apart and may be told later. stands: that it isn't called off, whatever
    was said before. What never tells these leaves them unset, so that a known order is the same.
    """

    external_id: str
    placed_at: datetime
    currency: str
    buyer: Buyer
    lines: tuple[LineFact, ...]
    total_minor: int
    version: datetime
    number: str = ""
    discount_minor: int = 0
    shipping_minor: int = 0
    tax_minor: int | None = None
    cancelled_at: datetime | None = None
    channel: str = ""
    address: Address | UnsetType = UNSET
    touches: tuple[Touch, ...] | UnsetType = UNSET
    first_touch: Touch | UnsetType = UNSET
    stands: bool | UnsetType = UNSET


class RefundLineFact(msgspec.Struct, frozen=True, kw_only=True):
    """What came back; revenue_minor >= 0 is what it takes from the revenue."""

    key: str
    sku: str
    quantity: Decimal
    revenue_minor: int
    name: str = ""
    kind: str = "product"


SUMMED = ":refunded"
"""What follows the order's id in the external id of a refund that is all that was given back of it, as
exports tell it; refunds that are told one by one take its place."""


class RefundFact(msgspec.Struct, frozen=True, kw_only=True):
    """Money given back. order_external_id '' : a return whose order isn't known. total_minor >= 0.

    estimated: it is told neither when nor for what; the same refund told whole takes its place.
    """

    external_id: str
    refunded_at: datetime
    currency: str
    lines: tuple[RefundLineFact, ...]
    total_minor: int
    buyer: Buyer = Buyer()
    order_external_id: str = ""
    reason: str = ""
    estimated: bool = False


class CancellationFact(msgspec.Struct, frozen=True, kw_only=True):
    """An order called off as a whole: it stays so, unless its source says later that it stands."""

    order_external_id: str
    cancelled_at: datetime


class CartFact(msgspec.Struct, frozen=True, kw_only=True):
    """A basket as it stands at `version`; lines: [{sku, quantity, name, revenue_minor}]."""

    external_id: str
    currency: str
    buyer: Buyer
    lines: tuple[LineFact, ...]
    total_minor: int
    started_at: datetime
    version: datetime
    url: str = ""
    completed_at: datetime | None = None


PARCEL = ("announced", "in_transit", "out_for_delivery", "to_collect", "delivered", "failed", "returned")
"""How far a parcel is. announced: the carrier knows of it but doesn't have it. to_collect: it waits at a
locker or counter. failed: an attempt to deliver it failed. returned: it is on its way back, or back."""


class ShipmentFact(msgspec.Struct, frozen=True, kw_only=True):
    """A parcel of an order, as it stands at `version`. status: see PARCEL; '' leaves what is known.

    promised_at: the end of the day or hour that the buyer was told. tracking_url: where the buyer follows it.
    """

    external_id: str
    order_external_id: str
    version: datetime
    carrier: str = ""
    method: str = ""
    tracking_number: str = ""
    shipped_at: datetime | None = None
    promised_at: datetime | None = None
    delivered_at: datetime | None = None
    status: str = ""
    tracking_url: str = ""


class TrackingFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a carrier tells of a parcel, by its tracking number; the parcel may become known later.

    status: see PARCEL, never ''. says: the carrier's own words. promised_at: when it means to deliver.
    """

    tracking_number: str
    carrier: str
    status: str
    occurred_at: datetime
    says: str = ""
    promised_at: datetime | None = None


class SpendFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a campaign cost on a day, as it is known at `version`. source: see Touch."""

    source: str
    campaign: str
    day: date
    currency: str
    spend_minor: int
    version: datetime
    impressions: int | None = None
    clicks: int | None = None


class CustomerFact(msgspec.Struct, frozen=True, kw_only=True):
    """A customer's record as it stands at `version`."""

    buyer: Buyer
    version: datetime
    first_seen_at: datetime | None = None


class BehaviourFact(msgspec.Struct, frozen=True, kw_only=True):
    """Something a visitor did: `product.viewed`, `cart.viewed`, ... key: unique in its source."""

    key: str
    name: str
    occurred_at: datetime
    who: Identifiers
    properties: dict[str, Any] = {}


class PrivacyRequestFact(msgspec.Struct, frozen=True, kw_only=True):
    """What the law gives a person, or a shop that goes, as a shop passes it on.

    key: unique in its source. asks: data (all we hold of them, for the owner to hand on), erasure (that they
    are forgotten), shop_erasure (that all that came from this shop is). due_at: 30 days later where untold.
    """

    key: str
    asks: Literal["data", "erasure", "shop_erasure"]
    occurred_at: datetime
    who: Identifiers = Identifiers()
    due_at: datetime | None = None


Fact = (
    ProductFact | CustomerFact | ConsentFact | OrderFact | CancellationFact | RefundFact | CartFact
    | ShipmentFact | TrackingFact | SpendFact | BehaviourFact | PrivacyRequestFact | Brought
)  # fmt: skip

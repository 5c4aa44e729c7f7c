"""What do Saleor's products and channels look like, as far as we ask for them?"""

from datetime import datetime
from decimal import Decimal

from regulars.connectors.saleor.shapes import ChannelSeen, Country, Edges, Money, Named, Shape, Taxed


class Channel(Shape, frozen=True):
    """One of a Saleor's shops, with a currency of its own."""

    slug: str
    currency_code: str
    is_active: bool = True
    default_country: Country = Country()


class Value(Shape, frozen=True):
    name: str | None = None


class Attribute(Shape, frozen=True):
    """What is said of a product or variant: `brand`, `size`."""

    attribute: Named
    values: tuple[Value, ...] = ()


class Rate(Shape, frozen=True):
    """rate: per cent."""

    country: Country
    rate: Decimal


class TaxClass(Shape, frozen=True):
    countries: tuple[Rate, ...] = ()


class Category(Shape, frozen=True):
    """ancestors: from the root on."""

    name: str
    ancestors: Edges[Named] | None = None


class ProductType(Shape, frozen=True):
    kind: str = ""
    tax_class: TaxClass | None = None


class Media(Shape, frozen=True):
    url: str = ""
    type: str = ""


class ProductListing(Shape, frozen=True):
    channel: ChannelSeen
    is_available_for_purchase: bool | None = None


class Product(Shape, frozen=True):
    id: str
    name: str
    updated_at: datetime
    product_type: ProductType
    category: Category | None = None
    tax_class: TaxClass | None = None
    attributes: tuple[Attribute, ...] = ()
    media: tuple[Media, ...] | None = None
    channel_listings: tuple[ProductListing, ...] | None = None


class VariantListing(Shape, frozen=True):
    """A variant's price in a channel; null where it isn't sold there."""

    channel: ChannelSeen
    price: Money | None = None
    cost_price: Money | None = None


class Pricing(Shape, frozen=True):
    """What a buyer pays now, promotions applied; null without a channel or a price in it."""

    on_sale: bool | None = None
    price: Taxed | None = None
    price_undiscounted: Taxed | None = None


class Stock(Shape, frozen=True):
    """allocated: sold, and not sent yet."""

    quantity: int
    quantity_allocated: int


class Variant(Shape, frozen=True):
    """What is sold."""

    id: str
    name: str
    updated_at: datetime
    product: Product
    sku: str | None = None
    track_inventory: bool = True
    stocks: tuple[Stock, ...] | None = None
    attributes: tuple[Attribute, ...] = ()
    media: tuple[Media, ...] | None = None
    pricing: Pricing | None = None
    channel_listings: tuple[VariantListing, ...] | None = None

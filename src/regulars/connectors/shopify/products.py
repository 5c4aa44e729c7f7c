"""What does a Shopify product say, as a webhook or the API tells it?

A variant is what is sold. A webhook tells neither what it costs nor whether its pieces are counted, nor in
which collections it is: that is left as it is known.
"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

import msgspec

from regulars.commerce.facts import ProductFact
from regulars.connectors.shopify.amounts import id_in, number, word
from regulars.connectors.shopify.shapes import Amount, Numbered
from regulars.money import to_minor

ON_SALE = {"active", "unlisted"}
MOST_IMAGES = 10
ONLY = "Default Title"
"""How the one variant of a product is called that has no options."""


class Image(Numbered, frozen=True):
    """An image of a product; GraphQL has its address one level deeper."""

    src: str | None = None
    image: "Image | None" = None


class Option(msgspec.Struct, frozen=True):
    """An option's name, and its value where it is a variant's."""

    name: str = ""
    value: str = ""


class Stocked(msgspec.Struct, frozen=True):
    """How a variant is kept. tracked: whether its pieces are counted. unit_cost: in the shop's currency."""

    tracked: bool = False
    unit_cost: Amount | None = None


class Variant(Numbered, frozen=True):
    """available, options, images, inventory_item: of GraphQL; option1 ... option3: of webhooks."""

    title: str | None = None
    sku: str | None = None
    barcode: str | None = None
    price: Decimal | None = None
    compare_at_price: Decimal | None = None
    updated_at: datetime | None = None
    inventory_policy: str | None = None
    inventory_quantity: int | None = None
    image_id: int | None = None
    option1: str | None = None
    option2: str | None = None
    option3: str | None = None
    options: tuple[Option, ...] = ()
    available: bool | None = None
    inventory_item: Stocked | None = None
    images: tuple[Image, ...] = ()


class Category(msgspec.Struct, frozen=True):
    """Of Shopify's taxonomy, with its path."""

    full_name: str | None = None


class Collection(msgspec.Struct, frozen=True):
    title: str = ""


class Product(Numbered, frozen=True, kw_only=True):
    """gift_card, url, collections: of GraphQL. A webhook has at most a hundred variants."""

    variants: tuple[Variant, ...]
    title: str | None = None
    vendor: str | None = None
    status: str | None = None
    product_type: str | None = None
    updated_at: datetime | None = None
    created_at: datetime | None = None
    category: Category | None = None
    images: tuple[Image, ...] = ()
    options: tuple[Option, ...] = ()
    gift_card: bool | None = None
    url: str | None = None
    collections: tuple[Collection, ...] | None = None


def of_product(product: Product, *, currency: str) -> Iterator[ProductFact]:
    """A fact for each variant; they share the product's id where there are several.

    A webhook's version is the shop's own second, so that what is asked for after it isn't older.
    """
    for variant in product.variants:
        if changed := latest(product, variant):
            yield variant_fact(variant, product=product, currency=currency, changed=changed)


def latest(product: Product, variant: Variant) -> datetime | None:
    """When the later of the two was changed."""
    told = (product.updated_at, variant.updated_at, product.created_at)
    return max(filter(None, told), default=None)


def variant_fact(variant: Variant, *, product: Product, currency: str, changed: datetime) -> ProductFact:
    is_alone = variant.title in {None, "", ONLY} and len(product.variants) == 1
    paths = categories(product)
    return ProductFact(
        sku=(variant.sku or "").strip() or f"variant:{number(variant)}",
        currency=currency,
        version=changed,
        name=" – ".join(filter(None, (product.title, None if is_alone else variant.title))),
        kind="gift_card" if product.gift_card else "",
        category=paths[0] if paths else "",
        categories=() if product.collections is None else paths,
        brand=product.vendor or "",
        price_minor=None if variant.price is None else to_minor(variant.price, currency=currency),
        compare_at_minor=compare_at(variant, currency=currency),
        cost_minor=cost(variant, currency=currency),
        stock=pieces(variant),
        in_stock=can_be_bought(variant, product=product),
        url=product.url or "",
        images=images(variant, product=product),
        group="" if is_alone else number(product),
        group_name="" if is_alone else product.title or "",
        options={} if is_alone else options(variant, product=product),
        barcode=(variant.barcode or "").strip(),
    )


def categories(product: Product) -> tuple[str, ...]:
    """Where it stands: in Shopify's taxonomy, by the shop's own type, and in the shop's collections."""
    told = (product.category and product.category.full_name, product.product_type)
    paths = (*told, *(each.title for each in product.collections or ()))
    return tuple(dict.fromkeys(path.strip() for path in paths if path and path.strip()))


def compare_at(variant: Variant, *, currency: str) -> int:
    """The price crossed out, where it is higher than what is paid."""
    shown, paid = variant.compare_at_price or Decimal(0), variant.price or Decimal(0)
    return to_minor(shown, currency=currency) if shown > paid else 0


def cost(variant: Variant, *, currency: str) -> int | None:
    """What one costs the shop, where it entered that in its own currency."""
    told = variant.inventory_item and variant.inventory_item.unit_cost
    if not told or told.currency_code != currency:
        return None
    return to_minor(told.amount, currency=currency)


def pieces(variant: Variant) -> int | None:
    """How many there are; a webhook doesn't say whether they are counted, but those that are there are."""
    left = variant.inventory_quantity
    if variant.inventory_item is None:
        return left if left and left > 0 else None
    return left if variant.inventory_item.tracked else None


def can_be_bought(variant: Variant, *, product: Product) -> bool | None:
    """Whether it can be bought; of what a webhook tells as on sale, only that it surely can."""
    if product.status and word(product.status) not in ON_SALE:
        return False
    if variant.available is not None:
        return variant.available
    return word(variant.inventory_policy) == "continue" or (variant.inventory_quantity or 0) > 0 or None


def images(variant: Variant, *, product: Product) -> tuple[str, ...]:
    """The variant's own image first, then the product's."""
    own = [each for each in product.images if variant.image_id and number(each) == str(variant.image_id)]
    told = (address_of(each) for each in (*variant.images[:1], *own, *product.images))
    return tuple(dict.fromkeys(filter(None, told)))[:MOST_IMAGES]


def address_of(image: Image) -> str:
    return image.src or (image.image.src if image.image else None) or ""


def options(variant: Variant, *, product: Product) -> dict[str, str]:
    """By which options it differs from the other variants."""
    if variant.options:
        return {each.name: each.value for each in variant.options}
    values = (variant.option1, variant.option2, variant.option3)
    return {each.name: value for each, value in zip(product.options, values, strict=False) if value}


class Gone(msgspec.Struct, frozen=True):
    """orders/delete: what is no longer there; app/uninstalled: the shop where our app is no longer."""

    id: int | str


def gone(thing: Gone) -> str:
    return id_in(str(thing.id))

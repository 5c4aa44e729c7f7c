"""What does a Medusa product say?"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from regulars.commerce.facts import ProductFact
from regulars.connectors.medusa.shapes import Category, Level, Price, Product, Variant
from regulars.money import to_minor

ON_SALE = "published"


def of_product(product: Product, *, currency: str) -> Iterator[ProductFact]:
    """Its variants. currency: whose price counts. Costs, taxes and earlier prices aren't told with them."""
    variants = product.variants or ()
    for variant in variants:
        yield of_variant(variant, product=product, currency=currency, is_one_of_many=len(variants) > 1)


def of_variant(variant: Variant, *, product: Product, currency: str, is_one_of_many: bool) -> ProductFact:
    price, stock = price_of(variant, currency=currency), stock_of(variant)
    return ProductFact(
        sku=(variant.sku or "").strip() or f"variation:{variant.id}",
        currency=currency,
        version=version_of(variant, product=product, price=price),
        name=f"{product.title} – {variant.title}" if is_one_of_many and variant.title else product.title,
        kind="gift_card" if product.is_giftcard else "",
        price_minor=to_minor(price.amount, currency=currency) if price else None,
        stock=stock,
        in_stock=product.status == ON_SALE and (variant.allow_backorder or stock is None or stock > 0),
        images=images_of(product),
        categories=tuple(map(path_of, product.categories or ())),
        group=product.id if is_one_of_many else "",
        group_name=product.title if is_one_of_many else "",
        options={each.option.title: each.value for each in variant.options or () if each.option}
        if is_one_of_many
        else {},
        barcode=variant.barcode or variant.ean or variant.upc or "",
    )


def price_of(variant: Variant, *, currency: str) -> Price | None:
    """What one piece costs everybody."""
    return next(
        (
            price
            for price in variant.prices or ()
            if price.currency_code.upper() == currency and not price.rules and (price.min_quantity or 0) <= 1
        ),
        None,
    )


def stock_of(variant: Variant) -> int | None:
    """Pieces that can be sold; None where they aren't counted."""
    if not variant.manage_inventory:
        return None
    return min(
        (
            int(sum((level.available_quantity for level in levels), Decimal(0)) // required)
            for required, levels in parts_of(variant)
        ),
        default=0,
    )


def version_of(variant: Variant, *, product: Product, price: Price | None) -> datetime:
    """When anything of it changed last; Medusa keeps prices and stock apart from products."""
    moments = [product.updated_at, variant.updated_at, *([price.updated_at] if price else [])]
    return max(*moments, *(level.updated_at for _required, levels in parts_of(variant) for level in levels))


def parts_of(variant: Variant) -> list[tuple[Decimal, tuple[Level, ...]]]:
    """Of what a variant is made: how much of it, and how much there is."""
    return [
        (
            part.required_quantity or Decimal(1),
            (part.inventory.location_levels or ()) if part.inventory else (),
        )
        for part in variant.inventory_items or ()
    ]


def images_of(product: Product) -> tuple[str, ...]:
    """The thumbnail, which is the main one, and the others."""
    urls = [product.thumbnail or "", *(image.url for image in product.images or ())]
    return tuple(dict.fromkeys(filter(None, urls)))


def path_of(category: Category) -> str:
    """`Home > Candles`, as far as parents are told."""
    parent = category.parent_category
    return f"{path_of(parent)} > {category.name}" if parent else category.name

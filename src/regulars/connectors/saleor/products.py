"""What does a variant of a Saleor product say?"""

from regulars.commerce.facts import ProductFact
from regulars.connectors.saleor.goods import called
from regulars.connectors.saleor.shelf import Category, Channel, Media, Pricing, Product, Value, Variant

BRAND = {"brand", "manufacturer", "vendor"}
"""What shops call the attribute by which they say whose make a product is."""


def of_variant(variant: Variant, *, channel: Channel) -> ProductFact:
    """A variant as it is sold in a channel. Where its page is, only the shop's own front knows."""
    product, pricing = variant.product, variant.pricing or Pricing()
    listed = next(
        (each for each in variant.channel_listings or () if each.channel.slug == channel.slug), None
    )
    price = listed.price if listed else None
    cost = listed.cost_price if listed else None
    options = {
        each.attribute.name or each.attribute.slug: value_of(each.values) for each in variant.attributes
    }
    options = {name: value for name, value in options.items() if value}
    stock = sum(each.quantity - each.quantity_allocated for each in variant.stocks or ())
    counted = variant.track_inventory
    return ProductFact(
        sku=(variant.sku or "").strip() or f"variation:{variant.id}",
        currency=channel.currency_code,
        version=max(variant.updated_at, product.updated_at),
        name=called(product.name, variant.name if options else ""),
        kind="gift_card" if product.product_type.kind == "GIFT_CARD" else "",
        category=path_of(product.category),
        brand=next(
            (value_of(each.values) for each in product.attributes if each.attribute.slug in BRAND), ""
        ),
        price_minor=pricing.price.gross.minor if pricing.price else price.minor if price else None,
        compare_at_minor=crossed_out(pricing),
        cost_minor=cost.minor if cost else None,
        vat_bp=vat_of(product, country=channel.default_country.code),
        stock=stock if counted else None,
        in_stock=is_sold(product, channel=channel) and (stock > 0 or not counted),
        images=pictures(variant.media) or pictures(product.media),
        group=product.id if options else "",
        group_name=product.name if options else "",
        options=options,
    )


def value_of(values: tuple[Value, ...]) -> str:
    return ", ".join(value.name for value in values if value.name)


def crossed_out(pricing: Pricing) -> int | None:
    """The price before a promotion; 0 where there is none, None where the shop tells no prices."""
    if pricing.price is None:
        return None
    before = pricing.price_undiscounted
    return before.gross.minor if pricing.on_sale and before else 0


def vat_of(product: Product, *, country: str) -> int | None:
    """The rate of its tax class, or of its type's, in the channel's country; 2100 is 21 %."""
    tax = product.tax_class or product.product_type.tax_class
    rates = (each.rate for each in tax.countries if each.country.code == country) if tax else ()
    return next((int(rate * 100) for rate in rates), None)


def is_sold(product: Product, *, channel: Channel) -> bool:
    """Whether it can be bought in a channel."""
    return any(
        each.is_available_for_purchase
        for each in product.channel_listings or ()
        if each.channel.slug == channel.slug
    )


def pictures(media: tuple[Media, ...] | None) -> tuple[str, ...]:
    return tuple(each.url for each in media or () if each.type == "IMAGE" and each.url)


def path_of(category: Category | None) -> str:
    """`Home > Candles`."""
    if category is None:
        return ""
    above = category.ancestors.nodes if category.ancestors else ()
    return " > ".join([*(each.name or "" for each in above), category.name])

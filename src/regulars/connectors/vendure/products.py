"""What does a variant of a Vendure product say?"""

from regulars.commerce.facts import ProductFact
from regulars.connectors.vendure.amounts import minor
from regulars.connectors.vendure.shapes import Collection, Settings, Variant

BRAND = "brand"
"""The code of the facet by which shops say whose make a product is."""

OUT = {"OUT_OF_STOCK", "0"}
NOT_COUNTED = {"TRUE": False, "FALSE": True}


def of_variant(variant: Variant, *, settings: Settings) -> ProductFact:
    """A variant as the catalogue shows it. Vendure knows no crossed-out prices, costs or pages."""
    product = variant.product
    facets = {each.facet.code.casefold(): each.name for each in reversed(product.facet_values)}
    rate = variant.tax_rate_applied
    uncounted = NOT_COUNTED.get(variant.track_inventory, not settings.track_inventory)
    return ProductFact(
        sku=variant.sku.strip() or f"variation:{variant.id}",
        currency=variant.currency_code,
        version=max(variant.updated_at, product.updated_at),
        name=variant.name or product.name,
        categories=tuple(filter(None, map(path_of, product.collections))),
        brand=facets.get(BRAND, ""),
        price_minor=minor(variant.price_with_tax, currency=variant.currency_code, settings=settings),
        vat_bp=int(rate.value * 100) if rate else None,
        stock=None
        if uncounted
        else sum(each.stock_on_hand - each.stock_allocated for each in variant.stock_levels),
        in_stock=variant.enabled and product.enabled and variant.stock_level not in OUT,
        images=tuple(each.source for each in (*variant.assets, *product.assets) if each.source),
        group=product.id if variant.options else "",
        group_name=product.name if variant.options else "",
        options={each.group.name: each.name for each in variant.options},
    )


def path_of(collection: Collection) -> str:
    """`Home > Candles`, without the root."""
    return " > ".join(crumb.name for crumb in collection.breadcrumbs[1:])

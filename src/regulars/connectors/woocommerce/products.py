"""What does a WooCommerce product say?"""

from decimal import Decimal
from html import unescape

from regulars.commerce.facts import ProductFact
from regulars.connectors.woocommerce.shapes import Named, Product, utc
from regulars.money import to_minor

NO_CATEGORY = "uncategorized"


def of_product(product: Product, *, currency: str) -> ProductFact:
    """The product as the catalogue shows it, in the shop's currency."""
    return ProductFact(
        sku=product.sku.strip() or f"product:{product.id}",
        currency=currency,
        version=utc(product.date_modified_gmt),
        name=unescape(product.name),
        category=first(product.categories),
        brand=first(product.brands),
        price_minor=to_minor(Decimal(product.price), currency=currency) if product.price else None,
        stock=product.stock_quantity,
        url=product.permalink if product.status == "publish" else "",
        image_url=product.images[0].src if product.images else "",
    )


def first(named: tuple[Named, ...]) -> str:
    """The first that says something."""
    return next((unescape(one.name) for one in named if one.slug != NO_CATEGORY), "")

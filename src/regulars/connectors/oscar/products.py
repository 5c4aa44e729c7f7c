"""What does an Oscar product say?"""

from datetime import datetime

from regulars.commerce.facts import ProductFact
from regulars.connectors.oscar.goods import sku_of
from regulars.connectors.oscar.shapes import Product
from regulars.money import to_minor


def of_product(product: Product, *, currency: str, read_at: datetime) -> ProductFact:
    """What is sold, as it was read: Oscar doesn't date what is allocated.

    It knows no costs and no earlier prices. currency: the shop's, where the product has no price.
    """
    known = product.currency or currency
    return ProductFact(
        sku=sku_of(product),
        currency=known,
        version=read_at,
        name=product.title,
        categories=product.categories,
        price_minor=None if product.price is None else to_minor(product.price, currency=known),
        stock=product.stock,
        in_stock=product.in_stock,
        images=product.images,
        url=product.url,
        group=product.parent,
        group_name=product.parent_title,
        options=product.options if product.parent else {},
        barcode=product.upc,
    )

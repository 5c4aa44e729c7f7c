"""Under which SKU does an Oscar shop sell something?"""

from regulars.connectors.oscar.shapes import CartLine, Line, Product


def sku_of(sold: Line | CartLine | Product) -> str:
    """The partner's SKU; else the product or, for what was deleted since, its title."""
    if sku := sold.sku.strip():
        return sku
    number = sold.id if isinstance(sold, Product) else sold.product
    return f"product:{number}" if number else f"custom:{sold.title.strip()[:200]}"

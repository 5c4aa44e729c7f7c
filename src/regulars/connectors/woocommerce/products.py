"""What does a WooCommerce product say?"""

from decimal import Decimal
from html import unescape

from regulars.commerce.facts import ProductFact
from regulars.connectors.woocommerce.shapes import Named, Product, utc
from regulars.money import to_minor

NO_CATEGORY = "uncategorized"
VARIATION = "variation"
PUBLIC = "publish"
BUYABLE = {"instock", "onbackorder"}


def of_product(product: Product, *, currency: str) -> ProductFact:
    """The product, or variation, as the catalogue shows it, in the shop's currency."""
    is_variation = product.type == VARIATION
    group = product.parent_id if is_variation else product.id if product.type == "variable" else 0
    return ProductFact(
        sku=product.sku.strip() or f"{'variation' if is_variation else 'product'}:{product.id}",
        currency=currency,
        version=utc(product.date_modified_gmt),
        name=name_of(product),
        categories=named(product.categories),
        brand=next(iter(named(product.brands)), ""),
        price_minor=amount(product.price, currency=currency),
        compare_at_minor=crossed_out(product, currency=currency),
        stock=product.stock_quantity,
        in_stock=is_buyable(product),
        url=product.permalink if product.status == PUBLIC else "",
        images=tuple(image.src for image in product.images if image.src),
        group=str(group or ""),
        options={unescape(each.name): unescape(each.option) for each in product.attributes if each.option},
        barcode=product.global_unique_id.strip(),
    )


def name_of(product: Product) -> str:
    """A variation is called like its product, and by its options: its own record has them behind a hyphen."""
    options = ", ".join(each.option for each in product.attributes if each.option)
    if product.type != VARIATION or not options:
        return unescape(product.name)
    return unescape(f"{product.name.removesuffix(f' - {options}')} – {options}")


def is_buyable(product: Product) -> bool | None:
    """Whether anybody can buy it: not what is a draft, private or in the bin. None where nobody tells."""
    if product.status and product.status != PUBLIC:
        return False
    return product.stock_status in BUYABLE if product.stock_status else None


def crossed_out(product: Product, *, currency: str) -> int | None:
    """The price without the sale, which is crossed out while there is one; 0 while there is none."""
    if not product.on_sale:
        return 0
    return amount(product.regular_price, currency=currency)


def amount(price: str | None, *, currency: str) -> int | None:
    return to_minor(Decimal(price), currency=currency) if price else None


def named(all_: tuple[Named, ...]) -> tuple[str, ...]:
    """Those that say something."""
    return tuple(unescape(one.name) for one in all_ if one.name and one.slug != NO_CATEGORY)

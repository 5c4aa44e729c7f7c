"""What does a PrestaShop product, or a variant of one, say?

Its prices come with tax and reductions where they are asked for, each variant's of its own: those of a
product that has variants are the ones of its usual variant.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from regulars.commerce.facts import ProductFact
from regulars.connectors.prestashop.shapes import moment, said
from regulars.connectors.prestashop.shelf import Combination, Named, Priced, Product, Stock
from regulars.money import to_minor

ROOTS = {"0", "1", "2"}
"""Categories that aren't shown: nothing, Root and Home."""

AS_THE_SHOP_DOES = "2"
UNFINISHED = "0"


@dataclass(frozen=True)
class Catalogue:
    """What stands beside products in lists of their own. Mappings are by ids.

    currency: of all prices. is_counted: whether the shop counts pieces at all; sells_without: whether it
    sells, in general, what it has no piece of.
    """

    url: str
    currency: str
    zone: ZoneInfo
    is_counted: bool = True
    sells_without: bool = False
    combinations: Sequence[Combination] = ()
    stocks: Mapping[tuple[str, str], Stock] = field(default_factory=dict)
    categories: Mapping[str, Named] = field(default_factory=dict)
    values: Mapping[str, Named] = field(default_factory=dict)
    kinds: Mapping[str, Named] = field(default_factory=dict)


def of_product(product: Product, *, catalogue: Catalogue) -> Iterator[ProductFact]:
    """A fact for each variant, or one for a product without any; nothing of what is only begun."""
    return (fact for _variant, fact in by_variant(product, catalogue=catalogue))


def by_variant(product: Product, *, catalogue: Catalogue) -> Iterator[tuple[str, ProductFact]]:
    """Each variant's id with its fact; 0 where the product has none."""
    if product.state == UNFINISHED:
        return
    variants = [each for each in catalogue.combinations if each.id_product == product.id]
    for variant in variants:
        yield variant.id, fact_of(product, variant, catalogue=catalogue)
    if not variants:
        yield "0", fact_of(product, None, catalogue=catalogue)


def fact_of(product: Product, variant: Combination | None, *, catalogue: Catalogue) -> ProductFact:
    """What is sold under one reference."""
    one = variant or product
    options = options_of(variant, catalogue=catalogue) if variant else {}
    name = said(product.name)
    cost = one.wholesale_price or product.wholesale_price
    now, before = prices(one, currency=catalogue.currency)
    stock, in_stock = stock_of(product, variant, catalogue=catalogue)
    return ProductFact(
        sku=one.reference.strip() or (f"variation:{variant.id}" if variant else f"product:{product.id}"),
        currency=catalogue.currency,
        version=moment(product.date_upd, zone=catalogue.zone),
        name=f"{name} – {' / '.join(options.values())}" if options else name,
        category=path_of(product.id_category_default, categories=catalogue.categories),
        brand=product.manufacturer_name,
        price_minor=now,
        compare_at_minor=before,
        cost_minor=to_minor(cost, currency=catalogue.currency) if cost else None,
        vat_bp=vat_of(one),
        stock=stock,
        in_stock=in_stock,
        url=f"{catalogue.url}/index.php?controller=product&id_product={product.id}",
        images=images_of(product, variant, url=catalogue.url),
        group=product.id if variant else "",
        group_name=name if variant else "",
        options=options,
        barcode=one.ean13,
    )


def prices(one: Priced, *, currency: str) -> tuple[int | None, int | None]:
    """What is paid now, and the price crossed out beside it, 0 for none; None where they weren't told."""
    if one.now is None or one.before is None:
        return None, None
    paid, before = to_minor(one.now, currency=currency), to_minor(one.before, currency=currency)
    return paid, before if before > paid else 0


def vat_of(one: Priced) -> int | None:
    """2100 is 21 %."""
    if not one.before or not one.net:
        return None
    return int(((one.before / one.net - 1) * 10_000).to_integral_value())


def stock_of(
    product: Product, variant: Combination | None, *, catalogue: Catalogue
) -> tuple[int | None, bool]:
    """How many pieces there are, None where nobody counts; and whether it can be bought."""
    is_sold = product.active == "1" and product.available_for_order == "1"
    if not catalogue.is_counted:
        return None, is_sold
    there = catalogue.stocks.get((product.id, variant.id if variant else "0"), Stock(id_product=product.id))
    without = catalogue.sells_without if there.out_of_stock == AS_THE_SHOP_DOES else there.out_of_stock == "1"
    return there.quantity, is_sold and (there.quantity > 0 or without)


def options_of(variant: Combination, *, catalogue: Catalogue) -> dict[str, str]:
    """{"Size": "L"}: the values of a variant, each with its kind."""
    found = (catalogue.values.get(each.id) for each in variant.associations.product_option_values)
    return {
        said(kind.name): said(value.name)
        for value in found
        if value and (kind := catalogue.kinds.get(value.id_attribute_group))
    }


def images_of(product: Product, variant: Combination | None, *, url: str) -> tuple[str, ...]:
    """Addresses that anybody may open: the digits of a picture's id are its folders."""
    own = [each.id for each in variant.associations.images if each.id.isdecimal()] if variant else []
    others = [product.id_default_image, *(each.id for each in product.associations.images)]
    numbers = own or [each for each in dict.fromkeys(others) if each.isdecimal()]
    return tuple(f"{url}/img/p/{'/'.join(number)}/{number}.jpg" for number in numbers)


def path_of(number: str, *, categories: Mapping[str, Named]) -> str:
    """`Candles > Scented`, as far as the categories are known."""
    names: list[str] = []
    seen: set[str] = set()
    while number not in ROOTS and number in categories and number not in seen:
        seen.add(number)
        names.insert(0, said(categories[number].name))
        number = categories[number].id_parent
    return " > ".join(names)

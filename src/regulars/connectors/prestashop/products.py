"""What does a PrestaShop product, or a variant of one, say?

Its prices come with tax and reductions where they are asked for, but only the product's own: what a variant
adds, which is told without tax, gets the product's tax and reduction.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from regulars.commerce.facts import ProductFact
from regulars.connectors.prestashop.shapes import Combination, Named, Product, Stock, moment, said
from regulars.money import to_minor

ROOTS = {"0", "1", "2"}
"""Categories that aren't shown: nothing, Root and Home."""


@dataclass(frozen=True)
class Catalogue:
    """What stands beside products in lists of their own. Mappings are by ids."""

    url: str
    currency: str
    zone: ZoneInfo
    combinations: Sequence[Combination] = ()
    stocks: Mapping[tuple[str, str], Stock] = field(default_factory=dict)
    categories: Mapping[str, Named] = field(default_factory=dict)
    values: Mapping[str, Named] = field(default_factory=dict)
    kinds: Mapping[str, Named] = field(default_factory=dict)


def of_product(product: Product, *, catalogue: Catalogue) -> Iterator[ProductFact]:
    """A fact for each variant, or one for a product without any."""
    variants = [each for each in catalogue.combinations if each.id_product == product.id]
    for variant in variants:
        yield fact_of(product, variant, catalogue=catalogue)
    if not variants:
        yield fact_of(product, Combination(id="0", id_product=product.id), catalogue=catalogue)


def fact_of(product: Product, variant: Combination, *, catalogue: Catalogue) -> ProductFact:
    """What is sold under one reference. variant: with the id 0 where the product has none."""
    is_variant = variant.id != "0"
    options = options_of(variant, catalogue=catalogue)
    stock = catalogue.stocks.get((product.id, variant.id), Stock(id_product=product.id))
    name, reference = said(product.name), variant.reference or ("" if is_variant else product.reference)
    cost = variant.wholesale_price or product.wholesale_price
    now, before = prices(product, variant, currency=catalogue.currency)
    is_sold = product.active == "1" and product.available_for_order == "1"
    return ProductFact(
        sku=reference.strip() or (f"variation:{variant.id}" if is_variant else f"product:{product.id}"),
        currency=catalogue.currency,
        version=moment(product.date_upd, zone=catalogue.zone),
        name=f"{name} – {' / '.join(options.values())}" if options else name,
        category=path_of(product.id_category_default, categories=catalogue.categories),
        brand=product.manufacturer_name,
        price_minor=now,
        compare_at_minor=before,
        cost_minor=to_minor(cost, currency=catalogue.currency) if cost else None,
        vat_bp=int(((product.before / product.net - 1) * 10_000).to_integral_value())
        if product.before and product.net
        else None,
        stock=stock.quantity,
        in_stock=is_sold and (stock.quantity > 0 or stock.out_of_stock == "1"),
        url=f"{catalogue.url}/index.php?controller=product&id_product={product.id}",
        images=images_of(product, variant, url=catalogue.url),
        group=product.id if is_variant else "",
        group_name=name if is_variant else "",
        options=options,
        barcode=variant.ean13 or ("" if is_variant else product.ean13),
    )


def prices(product: Product, variant: Combination, *, currency: str) -> tuple[int | None, int | None]:
    """What is paid now, and the price crossed out beside it, 0 for none; None where they weren't told."""
    if product.now is None or product.before is None:
        return None, None
    whole = product.before
    if product.net and variant.price:
        whole += variant.price * product.before / product.net
    now = whole * product.now / product.before if product.before else whole
    paid, before = to_minor(now, currency=currency), to_minor(whole, currency=currency)
    return paid, before if before > paid else 0


def options_of(variant: Combination, *, catalogue: Catalogue) -> dict[str, str]:
    """{"Size": "L"}: the values of a variant, each with its kind."""
    found = (catalogue.values.get(each.id) for each in variant.associations.product_option_values)
    return {
        said(kind.name): said(value.name)
        for value in found
        if value and (kind := catalogue.kinds.get(value.id_attribute_group))
    }


def images_of(product: Product, variant: Combination, *, url: str) -> tuple[str, ...]:
    """Addresses that anybody may open: the digits of a picture's id are its folders."""
    own = [each.id for each in variant.associations.images if each.id.isdecimal()]
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

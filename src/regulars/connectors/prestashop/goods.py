"""How are a PrestaShop's products asked for, with all that stands beside them?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from regulars.commerce.facts import ProductFact
from regulars.connectors.exchange import Access, Dialogue, Page, Question
from regulars.connectors.prestashop.calls import by_ids, readable, things
from regulars.connectors.prestashop.paging import query_of, read_page
from regulars.connectors.prestashop.products import ROOTS, Catalogue, by_variant, of_product
from regulars.connectors.prestashop.settings import coded, settings_asked, zone_of
from regulars.connectors.prestashop.shapes import PROBLEMS
from regulars.connectors.prestashop.shelf import Combination, Named, Product, Stock

PRICES = {
    f"price[{name}][{rule}]": told
    for name, with_tax, with_reduction in (("now", "1", "1"), ("before", "1", "0"), ("net", "0", "0"))
    for rule, told in (("use_tax", with_tax), ("use_reduction", with_reduction), ("decimals", "6"))
}
"""Without its decimals a price is rounded to as many as the number of the shop's rule for rounding."""

NAMES, PATHS = "[id,name]", "[id,name,id_parent]"
Goods = Mapping[tuple[str, str], ProductFact]
"""What is sold, by its product's and variant's ids; 0 where it has no variants."""


def products(question: Question, *, access: Access) -> Dialogue[Page]:
    """Products with their variants, pieces, categories and words."""
    found = yield from things(access, "products", query_of(question, access=access) | PRICES)
    if not found:
        return Page()
    catalogue = yield from catalogue_of(list(readable(found, Product)), access=access)

    def by(product: Product) -> Iterator[ProductFact]:
        return of_product(product, catalogue=catalogue)

    return read_page(question, found, Product, by=by, access=access)


def goods_asked(ids: Iterable[str], *, access: Access) -> Dialogue[Goods]:
    """What is sold of products, as far as they can be read."""
    found = yield from by_ids(access, "products", Product, field="id", ids=ids, more=PRICES)
    catalogue = yield from catalogue_of(found, access=access)
    goods: dict[tuple[str, str], ProductFact] = {}
    for each in found:
        with suppress(*PROBLEMS):
            told = by_variant(each, catalogue=catalogue)
            goods |= {(each.id, variant): fact for variant, fact in told}
    return goods


def catalogue_of(found: Sequence[Product], *, access: Access) -> Dialogue[Catalogue]:
    """What stands beside products. Prices are told in the shop's usual currency."""
    ids = [each.id for each in found]
    told = yield from settings_asked(access)
    currencies = yield from coded(access, "currencies", ids=[told.get("PS_CURRENCY_DEFAULT", "")])
    combinations = yield from by_ids(
        access, "combinations", Combination, field="id_product", ids=ids, more=PRICES
    )
    stocks = yield from by_ids(access, "stock_availables", Stock, field="id_product", ids=ids)
    wanted = [value.id for each in combinations for value in each.associations.product_option_values]
    values = yield from by_ids(access, "product_option_values", Named, field="id", ids=wanted)
    categories = yield from categories_of([each.id_category_default for each in found], access=access)
    groups = [each.id_attribute_group for each in values]
    kinds = yield from by_ids(
        access, "product_options", Named, field="id", ids=groups, more={"display": NAMES}
    )
    return Catalogue(
        url=access.url,
        currency=next(iter(currencies.values()), access.currency),
        zone=zone_of(access),
        is_counted=told.get("PS_STOCK_MANAGEMENT") != "0",
        sells_without=told.get("PS_ORDER_OUT_OF_STOCK") == "1",
        combinations=combinations,
        stocks={(each.id_product, each.id_product_attribute): each for each in stocks},
        categories=categories,
        values={each.id: each for each in values},
        kinds={each.id: each for each in kinds},
    )


def categories_of(numbers: Iterable[str], *, access: Access) -> Dialogue[Mapping[str, Named]]:
    """Categories with all above them, by their ids."""
    known: dict[str, Named] = {}
    wanted = set(numbers) - ROOTS
    while wanted:
        found = yield from by_ids(
            access, "categories", Named, field="id", ids=wanted, more={"display": PATHS}
        )
        known |= {each.id: each for each in found}
        wanted = {each.id_parent for each in found} - known.keys() - ROOTS
    return known

import pytest

from regulars.connectors.vendure.products import of_variant
from regulars.connectors.vendure.shapes import Settings
from tests.connectors.vendure.recorded import SETTINGS, listed, variant


def product(sku="MUG-R", *, settings=SETTINGS, **other):
    return of_variant(variant(sku, **other), settings=settings)


def changed(**other):
    return listed("productVariants")[1]["product"] | other


def test_a_variant_is_told_as_the_catalogue_shows_it():
    mug = product()
    assert (mug.sku, mug.name, mug.currency) == ("MUG-R", "Mug Red", "USD")
    assert (mug.price_minor, mug.vat_bp) == (1079, 2000)  # 8.99 with a fifth
    assert (mug.group_name, mug.options, mug.in_stock) == ("Mug", {"Colour": "Red"}, True)


def test_a_product_that_is_sold_in_one_way_has_no_variants():
    pot = product("SKU-0")
    assert (pot.group, pot.options, pot.brand) == ("", {}, "Kettle & Co")


def test_what_is_sold_and_not_yet_sent_is_no_stock():
    assert product(stockLevels=[{"stockOnHand": 10, "stockAllocated": 3}]).stock == 7


@pytest.mark.parametrize(
    ("tracked", "shop_counts", "stock"), [("FALSE", True, None), ("INHERIT", False, None), ("TRUE", False, 4)]
)
def test_pieces_are_told_where_they_are_counted(tracked, shop_counts, stock):
    levels = [{"stockOnHand": 4, "stockAllocated": 0}]
    mug = product(trackInventory=tracked, stockLevels=levels, settings=Settings(track_inventory=shop_counts))
    assert mug.stock == stock


@pytest.mark.parametrize(
    "other", [{"enabled": False}, {"stockLevel": "OUT_OF_STOCK"}, {"product": changed(enabled=False)}]
)
def test_what_cannot_be_bought_says_so(other):
    assert product(**other).in_stock is False


def test_categories_are_paths_without_the_root():
    crumbs = [{"name": "__root_collection__"}, {"name": "Home"}, {"name": "Kitchen"}]
    mug = product(product=changed(collections=[{"breadcrumbs": crumbs}, {"breadcrumbs": crumbs[:1]}]))
    assert mug.categories == ("Home > Kitchen",)


def test_the_version_is_that_of_what_changed_last():
    assert product(product=changed(updatedAt="2030-01-01T00:00:00Z")).version.year == 2030

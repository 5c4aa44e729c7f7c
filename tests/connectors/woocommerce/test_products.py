from datetime import UTC, datetime

from tests.connectors.woocommerce.recorded import body, says


def product(**other):
    (fact,) = says("product.updated", body("product.created", **other)).facts
    return fact


def test_a_product_is_told_as_the_catalogue_shows_it():
    pot = product()
    assert (pot.sku, pot.name, pot.currency, pot.price_minor, pot.stock) == (
        "SKU-0", "Tea Pot", "GBP", 2699, 99999,
    )  # fmt: skip
    assert pot.url.endswith("/product/tea-pot/")
    assert pot.version == datetime(2026, 11, 21, 21, 17, 58, tzinfo=UTC)


def test_the_shops_word_for_no_category_is_none():
    assert product().category == ""
    named = [{"id": 3, "name": "Tea &amp; pots", "slug": "tea"}]
    assert product(categories=named, brands=named).category == "Tea & pots"
    assert product(categories=[], brands=named).brand == "Tea & pots"


def test_what_is_not_said_stays_unknown():
    bare = product(sku="", price="", stock_quantity=None, status="draft")
    assert (bare.sku, bare.price_minor, bare.stock, bare.url) == ("product:10", None, None, "")

from regulars.connectors.medusa.products import of_product, of_variant, price_of, stock_of
from tests.connectors.medusa.recorded import product, told_product

LATER = "2030-01-01T00:00:00Z"


def red(**other):
    """The red mug, with some of it told otherwise."""
    told = told_product("Mug")
    variants = [each | other if each["sku"] == "MUG-R" else each for each in told["variants"]]
    return next(
        fact for fact in of_product(product(variants=variants), currency="EUR") if fact.sku == "MUG-R"
    )


def told_red():
    return next(each for each in told_product("Mug")["variants"] if each["sku"] == "MUG-R")


def test_variants_of_a_product_are_told_one_by_one():
    mug = red()
    assert (mug.name, mug.price_minor, mug.currency, mug.stock) == ("Mug – Red", 899, "EUR", 99)
    assert (mug.group_name, mug.options, mug.in_stock) == ("Mug", {"Colour": "Red"}, True)


def test_a_product_that_is_sold_in_one_way_has_no_variants():
    (pot,) = of_product(product("Tea Pot"), currency="EUR")
    assert (pot.sku, pot.name, pot.group, pot.options) == ("SKU-0", "Tea Pot", "", {})


def test_a_price_for_some_is_no_price_for_all():
    whole = told_red()["prices"][0]
    prices = [
        whole | {"amount": 5, "rules": {"region_id": "reg_1"}},
        whole | {"amount": 6, "currency_code": "gbp"},
        whole | {"amount": 7, "min_quantity": 10},
        whole,
    ]
    assert red(prices=prices).price_minor == 899
    assert red(prices=prices[:3]).price_minor is None
    assert price_of(product().variants[0], currency="SEK") is None


def test_pieces_are_told_where_they_are_counted():
    assert red(manage_inventory=False).stock is None
    assert red(inventory_items=[]).stock == 0
    assert red(inventory_items=[], allow_backorder=True).in_stock is True
    assert red(inventory_items=[]).in_stock is False
    part = told_red()["inventory_items"][0]
    assert red(inventory_items=[part, part | {"required_quantity": 3}]).stock == 33  # 99 // 3
    assert stock_of(product("Tea Pot").variants[0]) == 98


def test_what_is_not_published_cannot_be_bought():
    (pot,) = of_product(product("Tea Pot", status="draft"), currency="EUR")
    assert pot.in_stock is False


def test_a_price_or_piece_that_changed_makes_a_newer_version():
    assert red(prices=[told_red()["prices"][0] | {"updated_at": LATER}]).version.year == 2030
    level = told_red()["inventory_items"][0]["inventory"]["location_levels"][0] | {"updated_at": LATER}
    assert red(inventory_items=[{"inventory": {"location_levels": [level]}}]).version.year == 2030


def test_pictures_categories_and_codes_come_along():
    shown = product(
        "Tea Pot",
        thumbnail="https://cdn.example.com/1.jpg",
        images=[{"url": "https://cdn.example.com/1.jpg"}, {"url": "https://cdn.example.com/2.jpg"}],
        categories=[{"name": "Pots", "parent_category": {"name": "Kitchen", "parent_category": None}}],
        is_giftcard=True,
    )
    fact = of_variant(shown.variants[0], product=shown, currency="EUR", is_one_of_many=False)
    assert fact.images == ("https://cdn.example.com/1.jpg", "https://cdn.example.com/2.jpg")
    assert (fact.categories, fact.kind) == (("Kitchen > Pots",), "gift_card")
    assert red(ean="4006381333931").barcode == "4006381333931"

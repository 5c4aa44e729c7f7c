"""Is a variant understood as what is sold, whichever way it is told?"""

import msgspec
import pytest

from regulars.commerce.facts import ProductFact
from regulars.connectors.shopify.products import Product, Stocked, Variant, can_be_bought, of_product, pieces
from tests.connectors.shopify.payloads import says
from tests.connectors.shopify.shop import candle

SHIRT = "788032119674292922"


def told(**changes):
    return says("products/update", candle(**changes)).facts


def asked(**changes):
    """A candle as the API tells it."""
    variant = {
        "id": "gid://shopify/ProductVariant/7",
        "title": "Default Title",
        "sku": " RED ",
        "price": "5.00",
        "updated_at": "2026-03-01T12:00:00Z",
        "available": True,
        "inventory_quantity": 3,
        "inventory_item": {"tracked": True},
    }
    whole = {"id": "gid://shopify/Product/1", "title": "Candle", "variants": [variant | changes]}
    (fact,) = of_product(msgspec.convert(whole, Product, strict=False), currency="USD")
    return fact


def test_each_variant_is_sold_by_itself():
    small, medium = told()
    assert isinstance(small, ProductFact)
    assert (small.sku, small.name) == ("variant:642667041472713922", "Example T-Shirt – Small")
    assert (small.group, small.group_name) == (medium.group, medium.group_name) == (SHIRT, "Example T-Shirt")
    assert (small.brand, small.category, small.categories) == ("Acme", "Shirts", ())
    assert (small.price_minor, small.compare_at_minor, small.cost_minor) == (19_99, 24_99, None)


def test_its_version_is_that_of_what_changed_last():
    small, medium = told()  # the product in 2021 until midnight in New York, as is the medium variant
    assert small.version == medium.version
    newer = candle()["variants"][0] | {"updated_at": "2026-03-01T12:00:00Z"}
    assert told(variants=[newer])[0].version.year == 2026


def test_options_have_their_names():
    variant = candle()["variants"][0] | {"option1": "L", "option2": "Red"}
    (fact,) = told(variants=[variant], options=[{"name": "Size"}, {"name": "Colour"}])
    assert fact.options == {"Size": "L", "Colour": "Red"}


def test_a_webhook_is_no_newer_than_what_is_asked_for_after_it():
    (known, _), (sent, _) = told(), says("products/update", candle(), sent="2022-01-01T00:00:00.5Z").facts
    assert sent.version == known.version


def test_what_stands_alone_is_in_no_group():
    fact = asked()
    assert (fact.sku, fact.name, fact.group, fact.options) == ("RED", "Candle", "", {})


@pytest.mark.parametrize(("shown", "minor"), [(None, 0), ("5.00", 0), ("4.00", 0), ("8.00", 8_00)])
def test_only_a_higher_price_is_crossed_out(shown, minor):
    assert asked(compare_at_price=shown).compare_at_minor == minor


def test_what_one_costs_is_known_in_the_shops_currency():
    cost = {"tracked": True, "unit_cost": {"amount": "2.10", "currency_code": "USD"}}
    assert asked(inventory_item=cost).cost_minor == 2_10
    cost["unit_cost"]["currency_code"] = "EUR"
    assert asked(inventory_item=cost).cost_minor is None


@pytest.mark.parametrize(
    ("variant", "left", "there"),
    [
        (Variant(inventory_quantity=3, available=True, inventory_item=Stocked(tracked=True)), 3, True),
        (Variant(inventory_quantity=0, available=False, inventory_item=Stocked(tracked=True)), 0, False),
        (Variant(inventory_quantity=-2, available=True, inventory_item=Stocked(tracked=True)), -2, True),
        (Variant(inventory_quantity=0, available=True, inventory_item=Stocked()), None, True),
        (Variant(inventory_quantity=3, inventory_policy="deny"), 3, True),
        (Variant(inventory_quantity=0, inventory_policy="continue"), None, True),
        (Variant(inventory_quantity=0, inventory_policy="deny"), None, None),
    ],
    ids=["counted", "sold out", "sold beyond", "not counted", "told", "told on order", "told as none"],
)
def test_pieces_are_known_where_they_are_counted(variant, left, there):
    on_sale = Product(variants=(variant,), status="active")
    assert (pieces(variant), can_be_bought(variant, product=on_sale)) == (left, there)


@pytest.mark.parametrize("status", ["draft", "ARCHIVED"])
def test_what_is_not_on_sale_cannot_be_bought(status):
    variant = Variant(inventory_quantity=3, available=True)
    assert can_be_bought(variant, product=Product(variants=(variant,), status=status)) is False


def test_its_own_image_comes_first():
    whole = {
        "id": 1,
        "variants": [
            {"id": 7, "updated_at": "2026-03-01T12:00:00Z", "images": [{"image": {"src": "b.jpg"}}]}
        ],
        "images": [{"image": {"src": "a.jpg"}}, {}, {"image": {"src": "b.jpg"}}],
    }
    (fact,) = of_product(msgspec.convert(whole, Product, strict=False), currency="USD")
    assert fact.images == ("b.jpg", "a.jpg")


def test_a_webhook_tells_the_variants_image_by_its_number():
    pictures = [{"id": 1, "src": "a.jpg"}, {"id": 2, "src": "b.jpg"}]
    variant = candle()["variants"][0] | {"image_id": 2}
    assert told(variants=[variant], images=pictures)[0].images == ("b.jpg", "a.jpg")


def test_a_product_that_nobody_can_date_is_left_alone():
    assert told(updated_at=None, variants=[candle()["variants"][0] | {"updated_at": None}]) == ()


def test_a_gift_card_is_money():
    whole = {"id": 1, "gift_card": True, "variants": [{"id": 7, "updated_at": "2026-03-01T12:00:00Z"}]}
    (fact,) = of_product(msgspec.convert(whole, Product, strict=False), currency="USD")
    assert fact.kind == "gift_card"


def test_the_rest_is_asked_for():
    found = says("products/create", candle())
    assert [(ask.stream, ask.id) for ask in found.asks] == [("products", SHIRT)]

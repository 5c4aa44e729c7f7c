"""Do a product's variations come in, each as what is sold?"""

from decimal import Decimal

from regulars.commerce.facts import ProductFact
from regulars.connectors.exchange import Access, Page, Question
from regulars.connectors.woocommerce.api import WooCommerceApi
from tests.connectors.talking import talk
from tests.connectors.woocommerce.shop import KEY, SECRET, listed, woo_shop

API = WooCommerceApi()
TEA = listed("products")[0] | {"id": 22, "type": "variable", "sku": "TEA", "name": "Green tea"}


def variation(number: int, size: str, **more: object) -> dict[str, object]:
    """A variation as the documentation shows it, of the product 22."""
    return {
        "of": 22,
        "id": number,
        "date_modified_gmt": "2026-02-01T10:00:00",
        "permalink": f"https://tea.example/green-tea/?size={size}",
        "sku": f"TEA-{size}",
        "price": "9.00",
        "regular_price": "12.00",
        "on_sale": True,
        "status": "publish",
        "stock_quantity": 3,
        "stock_status": "instock",
        "attributes": [{"id": 1, "name": "Size", "option": size}],
        "image": {"src": f"https://tea.example/{size}.png"},
    } | more


def asked(things: dict[str, list[dict[str, object]]]) -> tuple[Page, list[str]]:
    with woo_shop({"variations": [], **things}) as shop:
        access = Access(shop.url, {"consumer_key": KEY, "consumer_secret": SECRET}, "GBP")
        page = talk(API.page(Question(stream="products"), access=access), api=API, access=access)
    return page, shop.asked


def test_each_variation_is_a_product_of_its_group():
    page, _ = asked({"products": [TEA], "variations": [variation(31, "S"), variation(32, "L", image=None)]})
    group, small, large = page.facts
    assert isinstance(small, ProductFact)
    assert [fact.sku for fact in page.facts] == ["TEA", "TEA-S", "TEA-L"]
    assert {fact.group for fact in page.facts} == {"22"}
    assert (small.name, small.options) == ("Green tea – S", {"Size": "S"})
    assert (small.price_minor, small.compare_at_minor) == (900, 1_200)
    assert small.stock == Decimal(3)
    assert small.images == ("https://tea.example/S.png",)
    assert large.images == group.images
    assert small.categories == group.categories


def test_a_variation_of_what_is_hidden_is_hidden_too():
    page, _ = asked({"products": [TEA | {"status": "private"}], "variations": [variation(31, "S")]})
    assert [fact.in_stock for fact in page.facts] == [False, False]
    page, _ = asked({"products": [TEA], "variations": [variation(31, "S", status="private")]})
    assert [fact.in_stock for fact in page.facts] == [True, False]


def test_many_variations_come_in_pages_and_a_plain_product_asks_for_none():
    many = [variation(100 + n, f"no {n}") for n in range(101)]
    page, paths = asked({"products": [TEA, *listed("products")[1:]], "variations": many})
    assert len(page.facts) == 1 + 2 + 101
    assert paths == ["products 1", "products/22/variations 1", "products/22/variations 2"]


def test_variations_that_cannot_be_read_keep_back_nothing_else():
    page, _ = asked({"products": [TEA], "variations": [variation(31, "S", price=[])]})
    assert [fact.sku for fact in page.facts] == ["TEA"]
    assert page.problems[0].startswith("22: ")

"""What others bought with it is shown to whoever doesn't have it yet."""

from regulars.channels import letters
from regulars.channels.context import Subject
from regulars.channels.examples import FULL
from regulars.channels.writing import recommending
from regulars.commerce.models import Product


def made(shop, sku: str, **more) -> Product:
    said = {"category": "", "url": f"https://shop.test/{sku}", "currency": "EUR", "price_minor": 300, **more}
    return Product.objects.create(shop=shop.row, sku=sku, name=f"THING {sku}", source_version=shop.at, **said)


def names(shop, customer: int) -> list[str]:
    found = recommending.recommended(customer_id=customer, product_id=shop.product.pk, order_id=None)
    return [each.name for each in found]


def test_what_others_bought_with_it_then_the_same_category(shop):
    Product.objects.filter(pk=shop.product.pk).update(category="Bath")
    made(shop, "DISH"), made(shop, "SPONGE", category="Bath"), made(shop, "LAMP")
    made(shop, "GONE", category="Bath", in_stock=False)
    ann, bo, dita = shop.knows("Ann"), shop.knows("Bo"), shop.knows("Dita")
    shop.sells_soap(ann, DISH=300, LAMP=900)
    shop.sells_soap(bo, DISH=300)
    shop.sells_soap(dita)
    assert names(shop, dita) == ["Thing dish", "Thing sponge"]  # LAMP: bought with it by one alone
    assert names(shop, ann) == ["Thing sponge"]  # she has a dish


def test_a_letter_that_shows_none_asks_nothing(shop, django_assert_num_queries):
    letter = letters.letter("replenishment", languages=("en",))
    with django_assert_num_queries(0):
        same = recommending.added(FULL, letter, about=Subject(customer_id=1, product_id=1), customer_id=1)
    assert same is FULL

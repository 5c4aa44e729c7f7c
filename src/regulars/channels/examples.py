"""With what is each letter tried before anybody gets it?

FULL holds everything that can be known, SPARSE as little as can be. The console shows letters with FULL.
"""

from dataclasses import replace
from datetime import date

from regulars.channels.words import (
    CustomerWords,
    LinkWords,
    OrderWords,
    ProductWords,
    ShopWords,
    Words,
)
from regulars.money import Money

SHOP = ShopWords(
    name="Amber & Pine", url="https://shop.example", signed_by="Laura", postal_address="Pils 1, Rīga"
)
SOAP = ProductWords(
    name="Pine soap",
    url="https://shop.example/soap",
    image_url="https://shop.example/soap.jpg",
    price=Money(450, "EUR"),
    bought_on=date(2026, 4, 2),
)
BRUSH = ProductWords(
    name="Nail brush",
    url="https://shop.example/brush",
    image_url="https://shop.example/brush.jpg",
    price=Money(600, "EUR"),
)
FULL = Words(
    customer=CustomerWords(given_name="Ann"),
    shop=SHOP,
    links=LinkWords(
        unsubscribe="https://shop.example/u/x",
        confirm="https://shop.example/c/x",
        preferences="https://shop.example/p/x",
    ),
    today=date(2026, 5, 12),
    product=SOAP,
    products=(SOAP, SOAP, SOAP),
    recommended=(BRUSH,),
    order=OrderWords(number="1001", placed_on=date(2025, 12, 31), total=Money(1350, "EUR")),
)
SPARSE = Words(
    customer=CustomerWords(),
    shop=ShopWords(name="Amber & Pine"),
    links=replace(FULL.links, preferences=""),
    today=FULL.today,
    product=ProductWords(name="Pine soap"),
    products=(ProductWords(name="Pine soap"),),
    order=FULL.order,
)

"""What becomes of what a catalogue says?"""

from regulars.commerce.models import Product
from regulars.events.models import Event
from tests.commerce.shop import candle, day, order, shop, tell, told

__all__ = ["shop"]


def test_a_variant_is_a_product_that_knows_its_group(shop):
    red = candle(
        sku="candle-red-l",
        name="Candle, red, L",
        group="gid/7",
        group_name="Candle",
        options={"Colour": "Red", "Size": "L"},
        barcode="4750000000017",
        categories=("Home > Candles", "Gifts"),
        images=("https://cdn.example.com/1.jpg", "https://cdn.example.com/2.jpg"),
    )
    assert tell(shop, red, candle(sku="candle-blue", group="gid/7")) == ("new", "new")
    row = Product.objects.get(sku="candle-red-l")
    assert (row.group_key, row.options, row.barcode) == (
        "gid/7",
        {"Colour": "Red", "Size": "L"},
        "4750000000017",
    )
    assert (row.category, row.categories) == ("Home > Candles", ["Home > Candles", "Gifts"])
    assert (row.image_url, len(row.images)) == ("https://cdn.example.com/1.jpg", 2)
    assert Product.objects.filter(group_key="gid/7").count() == 2


def test_what_is_said_again_is_no_change_and_what_is_left_out_stays(shop):
    full = candle(name="Candle", price_minor=1000, images=("1", "2"), options={"Size": "L"}, stock=3)
    tell(shop, full)
    events = Event.objects.count()
    again = candle(on=1, name="Candle", price_minor=1000, images=("1", "2"), options={"Size": "L"}, stock=3)
    assert tell(shop, full, again, candle(on=2)) == ("known", "known", "known")
    assert Event.objects.count() == events
    row = Product.objects.get()
    assert (row.options, row.images, row.in_stock, row.source_version) == (
        {"Size": "L"},
        ["1", "2"],
        True,
        day(2),
    )


def test_a_price_that_changes_is_told_with_what_it_was(shop):
    tell(shop, candle(price_minor=1000))
    tell(shop, candle(on=1, price_minor=1000), candle(on=2, price_minor=800))
    row = Product.objects.get()
    assert told("product.price_changed") == [
        {"product_id": row.id, "currency": "EUR", "before_minor": 1000, "price_minor": 800}
    ]


def test_another_currency_is_no_other_price(shop):
    tell(shop, candle(price_minor=1000))
    tell(shop, candle(on=1).__class__(sku="candle", currency="SEK", version=day(1), price_minor=11000))
    assert told("product.price_changed") == []


def test_sold_out_and_back_are_told_once_each_and_pieces_alone_are_not(shop):
    tell(shop, candle(stock=40))
    changes = len(told("product.changed"))
    for on, stock in enumerate((30, 7, 4, 2, 0, 0, 12), start=1):
        tell(shop, candle(on=on, stock=stock))
    assert len(told("product.out_of_stock")) == 1
    assert len(told("product.back_in_stock")) == 1
    assert [payload["stock"] for payload in told("product.low_in_stock")] == [4]
    # What changed besides the pieces: it was sold out, and came back.
    assert len(told("product.changed")) == changes + 2


def test_whether_it_can_be_bought_counts_more_than_the_pieces(shop):
    tell(shop, candle(stock=0, in_stock=True))
    assert Product.objects.get().in_stock is True
    tell(shop, candle(on=1, in_stock=False))
    assert (Product.objects.get().in_stock, len(told("product.out_of_stock"))) == (False, 1)


def test_a_product_seen_on_an_order_is_no_news_of_its_stock(shop):
    tell(shop, order("1"))
    assert (Product.objects.get().in_stock, told("product.back_in_stock")) == (None, [])
    tell(shop, candle(on=1, stock=5))
    assert told("product.back_in_stock") == []


def test_a_crossed_out_price_can_be_taken_back(shop):
    tell(shop, candle(price_minor=800, compare_at_minor=1000))
    tell(shop, candle(on=1))
    assert Product.objects.get().compare_at_minor == 1000
    tell(shop, candle(on=2, compare_at_minor=0))
    assert Product.objects.get().compare_at_minor == 0

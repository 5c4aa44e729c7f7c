import pytest
from django.utils import translation

from regulars.engine.where import read
from regulars.engine.words import in_words


def said(text):
    return in_words(read(text), currency="EUR")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("orders >= 1", "have ordered at least once"),
        ("orders = 1", "have ordered once"),
        ("orders = 0", "have never ordered"),
        ("orders = 3", "have ordered 3 times"),
        ("orders >= 3", "have ordered at least 3 times"),
        ("orders < 3", "whose number of orders is below 3"),
        ("revenue >= 99.5", "whose revenue so far is at least €99.50"),
        ("days_since_order > 90", "whose days since the latest order is above 90 days"),
        ("language = 'lv'", "whose language is lv"),
        ("language <> 'lv'", "whose language is not lv"),
        ("language in ('lv', 'ru')", "whose language is one of lv, ru"),
        ("language is null", "whose language is not known"),
        ("language is not null", "whose language is known"),
        ("orders between 2 and 5", "whose number of orders is from 2 to 5"),
        ("first_order_seen", "whose first order is known"),
        ("not first_order_seen", "whose first order may be older than what is known"),
        ("consented('email')", "allow e-mail"),
        ("not consented('email')", "don't allow e-mail"),
        ("consented('email', 'service')", "allow service messages by e-mail"),
        ("owns('SKU-1')", "have SKU-1"),
        ("not owns('SKU-1')", "don't have SKU-1"),
        ("did('order.placed')", "ordered at least once"),
        ("did('order.placed', times => 3, within => '2 weeks')", "ordered at least 3 times within 14 days"),
        ("did('page.viewed')", "looked at a page at least once"),
        ("orders >= 1 and consented('email')", "have ordered at least once and allow e-mail"),
        (
            "orders = 1 and (language = 'lv' or language is null)",
            "have ordered once and (whose language is lv or whose language is not known)",
        ),
        (
            "not (orders = 1 and consented('email'))",
            "not: (have ordered once and allow e-mail)",
        ),
    ],
)
def test_an_expression_reads_as_words(text, words):
    assert said(text) == words


def test_numbers_and_amounts_are_written_as_the_reader_writes_them():
    with translation.override("lv"):
        assert "99,50" in said("revenue >= 99.5")

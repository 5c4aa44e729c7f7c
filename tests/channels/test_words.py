"""Money, days and names as each language says them."""

from datetime import date

import pytest

from regulars.channels import words
from regulars.money import Money

TODAY = date(2026, 5, 12)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "€1,234.50"), ("lv", "1 234,50 €"), ("bg", "1 234,50 €"), ("ru", "1 234,50 €")],
)
def test_money(language, said):
    assert words.money(Money(123_450, "EUR"), language=language).replace("\u00a0", " ") == said


def test_yen_have_no_cents():
    assert words.money(Money(900, "JPY"), language="en") == "¥900"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "on 2 April"), ("lv", "2. aprīlī"), ("bg", "на 2 април"), ("ru", "2 апреля")],
)
def test_a_day_of_this_year(language, said):
    assert words.day(date(2026, 4, 2), today=TODAY, language=language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "on 31 December 2025"),
        ("lv", "2025. gada 31. decembrī"),
        ("bg", "на 31 декември 2025 година"),
        ("ru", "31 декабря 2025 года"),
    ],
)
def test_a_day_of_another_year(language, said):
    assert words.day(date(2025, 12, 31), today=TODAY, language=language) == said


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Jānis", "Jāni"), ("Kārlis", "Kārli"), ("Mārtiņš", "Mārtiņ"), ("Edgars", "Edgar"), ("Ingus", "Ingu"),
        ("Anna", "Anna"), ("Ilze", "Ilze"), ("James", "James"), ("Thomas", "Thomas"), ("Chris", "Chris"),
        ("Otto", "Otto"), ("", ""),
    ],
)  # fmt: skip
def test_latvian_men_are_called_without_their_s(name, called):
    assert words.called(name, language="lv") == called
    assert words.called(name, language="en") == name


@pytest.mark.parametrize("url", ["https://shop.lv/a?b=1&c=2", "http://shop.lv"])
def test_web_addresses_are_linked(url):
    assert words.link(url) == url.replace("&", "&amp;")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//shop.lv", "shop.lv", "", "http://[x"]
)
def test_other_addresses_are_not(url):
    assert words.link(url) == ""


def test_a_quote_in_an_address_does_not_end_the_attribute():
    assert words.link('https://shop.lv/"onload=x') == "https://shop.lv/&quot;onload=x"


def test_the_names_a_message_may_use():
    known = words.known_names()
    assert {
        "customer.given_name",
        "product.price",
        "products",
        "order.placed_on",
        "links.unsubscribe",
    } <= known
    assert "customer.email" not in known


@pytest.mark.parametrize(
    ("language", "said"), [("en", "12,345.5"), ("lv", "12 345,5"), ("bg", "12 345,5"), ("ru", "12 345,5")]
)
def test_numbers_are_written_as_the_language_does(language, said):
    number = dict(words.filters(language))["number"]
    assert number(12345.5).replace("\u00a0", " ") == said

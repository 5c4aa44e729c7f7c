"""Are the terms of a new shop guessed from its file?"""

import pytest

from regulars.connectors.files.columns import propose
from regulars.connectors.files.guess import Guess, guessed, unknown_terms
from regulars.connectors.files.reading import read
from tests.connectors.files.conftest import FIXTURES


def terms(name: str) -> Guess:
    table = read(FIXTURES / name)
    return guessed(table, propose(table).mapping)


@pytest.mark.parametrize(
    ("name", "currency", "country", "time_zone"),
    [
        ("online_retail_piece.csv", "GBP", "GB", "Europe/London"),
        ("shopify_orders.csv", "EUR", "LV", "Europe/Riga"),
        ("latvian_cp1257.csv", "EUR", "LV", "Europe/Riga"),
        ("russian_cp1251.csv", "", "", ""),
    ],
)
def test_currency_and_zone_come_from_the_file(name, currency, country, time_zone):
    found = terms(name)
    assert (found.currency, found.country, found.time_zone) == (currency, country, time_zone)


def test_terms_that_there_are_not_are_named():
    assert unknown_terms(currency="EUR", time_zone="Europe/Riga") == []
    assert [
        sentence.split(" is no ")[0] for sentence in unknown_terms(currency="EURO", time_zone="Riga")
    ] == [
        "“EURO”",
        "“Riga”",
    ]


def test_a_sign_in_the_prices_tells_the_currency():
    assert terms("bulgarian_cp1251.csv").currency == "BGN"


def test_the_shop_is_called_like_its_file():
    assert terms("online_retail_piece.csv").name == "Online retail piece"


def test_a_country_as_wide_as_america_has_no_one_time(table):
    given = table("Order,Date,SKU,Price,Country\n1,2026-01-05,a,2,USA\n")
    assert guessed(given, propose(given).mapping).time_zone == ""

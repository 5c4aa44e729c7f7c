"""Are a PrestaShop's words understood, whichever PHP wrote them?"""

from datetime import UTC, date, datetime

import pytest

from regulars.connectors.prestashop.shapes import (
    PROBLEMS,
    Address,
    NoMoment,
    day,
    in_text,
    moment,
    said,
    when,
)
from regulars.connectors.prestashop.shelf import Named as Thing
from regulars.connectors.prestashop.shelf import Stock
from tests.connectors.prestashop.reading import RIGA, shaped


def test_ids_and_numbers_may_be_text_or_numbers():
    text = {"id_product": "20", "id_product_attribute": "40", "quantity": "6"}
    numbers = {"id_product": 20, "id_product_attribute": 40, "quantity": 6}
    assert shaped(text, Stock) == shaped(numbers, Stock)


def test_what_is_empty_says_nothing():
    assert in_text({"a": None, "b": "", "c": False, "d": True, "e": [0, None]}) == {"d": "1", "e": ["0", ""]}
    assert shaped({"id": 7, "city": None, "postcode": False}, Address) == Address("7")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Candle", "Candle"),
        ([{"id": "1", "value": "Svece"}, {"id": "2", "value": "Candle"}], "Svece"),
        ([{"id": "1", "value": ""}, {"id": "2", "value": "Candle"}], "Candle"),
        ([], ""),
    ],
)
def test_words_come_in_the_first_language_that_has_them(name, words):
    assert said(shaped({"id": 1, "name": name}, Thing).name) == words


def test_moments_are_those_of_the_shops_own_clock_also_in_summer():
    assert moment("2026-02-01 14:00:00", zone=RIGA) == datetime(2026, 2, 1, 12, tzinfo=UTC)
    assert moment("2026-07-01 14:00:00", zone=RIGA) == datetime(2026, 7, 1, 11, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "0000-00-00 00:00:00", "yesterday", "2026-13-01 00:00:00"])
def test_what_is_no_moment_is_none(text):
    assert when(text, zone=RIGA) is None
    with pytest.raises(NoMoment):
        moment(text, zone=RIGA)


def test_a_birthday_is_a_day_or_none():
    assert day("1985-06-09") == date(1985, 6, 9)
    assert [day(text) for text in ("0000-00-00", "", "spring")] == [None, None, None]


@pytest.mark.parametrize("thing", [7, [], "x", None, {"id_product": "1", "quantity": "many"}])
def test_what_is_another_thing_is_a_problem(thing):
    with pytest.raises(PROBLEMS):
        shaped(thing, Stock)

"""Which patterns do the words in a search field become?"""

import pytest

from regulars.business.models import Shop
from regulars.console.queries.search import address, name, number_search, phones, search


@pytest.mark.parametrize(
    ("words", "pattern"),
    [("Ann@Exa", "ann@exa%"), ("50%_\\", "50\\%\\_\\\\%"), ("ann ozola", ""), ("", "%")],
)
def test_an_address_is_looked_for_from_its_beginning(words, pattern):
    assert address(words) == pattern


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("Ann Ozoliņa", "'ann':* & 'ozolina':*"),
        ("O'Brien", ""),
        ("Иван", "'иван':*"),
        ("a", ""),
        ("' | !", ""),
    ],
)
def test_names_are_looked_for_by_the_beginnings_of_their_words(words, query):
    assert name(words) == query


def test_a_number_is_read_as_of_the_shops_countries(database):
    for country in ("LV", "BG", ""):
        Shop.objects.create(name=country or "x", currency="EUR", time_zone="UTC", country=country)
    assert phones("29 000 001") == ["+35929000001", "+37129000001"]
    assert phones("+371 29000001") == ["+37129000001"]
    assert phones("ann") == []


def test_one_letter_and_nothing_find_nobody(database):
    assert (search(""), search("a"), number_search("")) == ([], [], [])

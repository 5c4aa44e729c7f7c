"""Are a yes, a status and a country understood in four languages?"""

import pytest

from regulars.connectors.files.words import country, meaning, yes_or_no


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Yes", True), ("jā", True), ("ДА", True), ("nē", False), ("нет", False), ("?", None)],
)
def test_a_yes_and_a_no(text, expected):
    assert yes_or_no(text) is expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("paid", "sold"),
        ("Pabeigts", "sold"),
        ("wc-failed", "unpaid"),
        ("Отказана", "cancelled"),
        ("voided", "cancelled"),
        ("Atmaksāts", "refunded"),
    ],
)
def test_a_status(status, expected):
    assert meaning(status) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lv", "LV"),
        ("Latvija", "LV"),
        ("Латвия", "LV"),
        ("EIRE", "IE"),
        ("RSA", "ZA"),
        ("United Kingdom", "GB"),
        ("Channel Islands", ""),
        ("Unspecified", ""),
    ],
)
def test_a_country(text, expected):
    assert country(text) == expected

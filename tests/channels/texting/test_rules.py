"""How long is a text, and what does it cost?"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.channels.texting.rules import (
    CODES,
    EXTENSION,
    GSM_7,
    OF_SEVERAL,
    ONE,
    calm,
    cost,
    decoded,
    encoded,
    measured,
)


def test_the_basic_table_is_that_of_the_standard():
    """3GPP TS 23.038, 6.2.1: 128 places; some of each column by their codes."""
    assert len(GSM_7) == 128
    table = {
        0x00: "@", 0x02: "$", 0x0A: "\n", 0x10: "Δ", 0x11: "_", 0x1C: "Æ", 0x24: "¤", 0x40: "¡", 0x41: "A",
        0x5B: "Ä", 0x5C: "Ö", 0x5D: "Ñ", 0x5E: "Ü", 0x5F: "§", 0x60: "¿", 0x61: "a", 0x7B: "ä", 0x7F: "à",
    }  # fmt: skip
    assert {code: GSM_7[code] for code in table} == table
    assert all(GSM_7[code] == chr(code) for code in range(0x25, 0x40))
    assert len(set(GSM_7)) == 128


def test_the_extension_table_is_that_of_the_standard():
    """3GPP TS 23.038, 6.2.1.1."""
    codes = {
        0x0A: "\f", 0x14: "^", 0x28: "{", 0x29: "}", 0x2F: "\\", 0x3C: "[", 0x3D: "~", 0x3E: "]",
        0x40: "|", 0x65: "€",
    }  # fmt: skip
    assert {code: character for character, code in EXTENSION.items()} == codes


@pytest.mark.parametrize(
    ("text", "alphabet", "units", "parts"),
    [
        ("a" * 160, "GSM-7", 160, [160]),
        ("a" * 161, "GSM-7", 161, [153, 8]),
        ("a" * 306, "GSM-7", 306, [153, 153]),
        ("a" * 307, "GSM-7", 307, [153, 153, 1]),
        ("€" * 80, "GSM-7", 160, [80]),
        ("€" * 81, "GSM-7", 162, [76, 5]),  # 153 is odd: 76 euro signs take 152, the 77th doesn't fit
        ("ā" * 70, "UCS-2", 70, [70]),
        ("ā" * 71, "UCS-2", 71, [67, 4]),
        ("Здравей" * 10, "UCS-2", 70, [70]),
        ("😀" * 35, "UCS-2", 70, [35]),
        ("😀" * 36, "UCS-2", 72, [33, 3]),  # 67 is odd: 33 pairs take 66
        ("", "GSM-7", 0, [0]),
    ],
)
def test_parts(text, alphabet, units, parts):
    found = measured(text)
    assert (found.alphabet, found.units, [len(part) for part in found.parts]) == (alphabet, units, parts)


@given(st.text(alphabet=st.one_of(st.sampled_from([*CODES, *EXTENSION, "ж", "😀"])), max_size=700))
def test_nothing_is_lost_and_no_part_is_too_long(text):
    found = measured(text)
    assert "".join(found.parts) == text
    most = (ONE if len(found.parts) == 1 else OF_SEVERAL)[found.alphabet]
    width = 2 if found.alphabet == "UCS-2" else 1
    for part in found.parts:
        raw = encoded(part, alphabet=found.alphabet)
        assert len(raw) <= most * width
        assert decoded(raw, alphabet=found.alphabet) == part


def test_each_part_is_paid_for():
    assert cost(measured("a" * 161), price=Decimal("0.045")) == Decimal("0.090")


def test_typography_does_not_make_a_text_dearer():
    said = "Ann’s soap – “Pine”…"
    assert calm(said) == 'Ann\'s soap - "Pine"...'
    assert measured(calm(said)).alphabet == "GSM-7"


def test_where_it_saves_nothing_it_stays_as_it_was_written():
    assert calm("Паста „Бор“ – за Ани") == "Паста „Бор“ – за Ани"


def test_what_is_no_character_is_not_made_up():
    assert decoded(bytes((0x1B, 0x00, 0x80, 0x41)), alphabet="GSM-7") == "??A"

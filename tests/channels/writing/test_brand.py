"""A store's letters look like the store."""

import pytest

from regulars.channels import letters
from regulars.channels.examples import FULL
from regulars.channels.writing.brand import DARK, FONTS, LIGHT, Brand, Signatory

LOGO = "https://shop.example/logo.png"


def html(brand: Brand, name: str = "replenishment") -> str:
    return letters.letter(name, languages=("en",), brand=brand).write(FULL).html


def test_logo_colours_and_font_are_the_stores():
    made = html(Brand(logo_url=LOGO, accent="#2e7d32", font="book"))
    assert f'src="{LOGO}"' in made
    assert 'alt="Amber &amp; Pine"' in made
    assert "background:#2e7d32" in made
    assert FONTS["book"].split(",", maxsplit=1)[0] in made


@pytest.mark.parametrize(("accent", "words"), [("#ffd54f", DARK), ("#1a237e", LIGHT), ("#000000", LIGHT)])
def test_the_words_on_a_button_can_be_read(accent, words):
    assert Brand(accent=accent).on_accent == words


def test_every_letter_has_a_dark_mode():
    made = html(Brand())
    assert "prefers-color-scheme: dark" in made
    assert '<meta name="color-scheme" content="light dark"' in made


def test_those_who_sign_are_told_line_by_line():
    lines = "Laura, founder, https://shop.example/laura.jpg\n\nJuris\nEva, packs, javascript:x"
    assert list(Brand(people=lines).signatories()) == [
        Signatory("Laura", "founder", "https://shop.example/laura.jpg"),
        Signatory("Juris"),
        Signatory("Eva", "packs"),
    ]


def test_whoever_signs_is_seen_with_their_face():
    lines = "Laura, founder, https://shop.example/laura.jpg\nEva, packs, https://shop.example/eva.jpg"
    made = html(Brand(people=lines))
    assert 'alt="Laura, founder"' in made
    assert "eva.jpg" not in made

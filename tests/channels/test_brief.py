"""A letter's short form as a card has it: title, text and link."""

from uuid import UUID

import pytest

from regulars.channels.brief import Brief, brief
from regulars.channels.channel import Parcel, Sender
from regulars.channels.examples import FULL
from regulars.channels.letters import Written, shelf
from tests.channels.cast import NOON

SOAP = "https://shop.test/soap"
SENDER = Sender(from_name="Amber & Pine", from_address="shop@amber.test")


def said(short: str, *, html: str = "", words=None) -> Brief | None:
    letter = Written("Soap", html, "", short)
    return brief(
        Parcel(key=UUID(int=7), to="", sender=SENDER, letter=letter, unsubscribe="", at=NOON, words=words)
    )


@pytest.mark.parametrize(
    ("short", "title", "text"),
    [
        (f"Amber & Pine: is soap running low? Here it is: {SOAP}", "Amber & Pine", "Is soap running low?"),
        (f"Amber & Pine: one last word. {SOAP}", "Amber & Pine", "One last word."),
        (f"See for yourself: {SOAP}", "Soap", "See for yourself"),
        (f"Look at {SOAP} today", "Soap", "Look at today"),
        ("Happy birthday, Ann! Two words: be well.", "Soap", "Happy birthday, Ann! Two words: be well."),
    ],
)
def test_the_shop_is_the_title_and_a_link_is_no_words(short, title, text):
    found = said(short)
    assert (found.title, found.text) == (title, text)
    assert found.url == (SOAP if SOAP in short else "")


def test_without_a_link_in_it_it_leads_where_the_letter_does(settings):
    ours = f'<a href="{settings.BASE_URL}/u/1.a.b/">Leave</a>'
    assert said("Hi", html=f'{ours}<a class="b" href="{SOAP}?a=1&amp;b=2">Look</a>').url == f"{SOAP}?a=1&b=2"
    followed = f"{settings.BASE_URL}/l/1.a.b/"
    assert said("Hi", html=f'{ours}<a href="{followed}">Look</a>').url == followed
    assert said("Hi", html=ours, words=FULL).url == FULL.shop.url


def test_nothing_is_said_of_a_letter_without_a_short_form():
    assert said("") is None


def test_what_is_long_is_cut_where_it_is_seen_to_be():
    found = said("a" * 500)
    assert (len(found.text), found.text[-1]) == (400, "…")


@pytest.mark.parametrize("letter", shelf().values(), ids=lambda one: f"{one.language}.{one.name}")
def test_every_letter_of_the_gallery_reads_well(letter):
    written = letter.write(FULL)
    found = brief(Parcel(key=UUID(int=7), to="", sender=SENDER, letter=written, unsubscribe="", at=NOON))
    assert found.text
    assert "http" not in found.text
    assert found.text.rstrip()[-1] in ".!?…»”)" or letter.name == "birthday"

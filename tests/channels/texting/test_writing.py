"""What a text says besides the letter, and what it costs."""

from dataclasses import replace
from decimal import Decimal

from regulars.channels.letters import Written
from regulars.channels.texting.writing import quote, text_of
from tests.channels.test_channel import PARCEL
from tests.channels.texting.conftest import account

OFFER = replace(PARCEL, letter=Written("", "", "", "Soap – 10 % off"), unsubscribe="https://r.lv/u/1/")


def test_where_one_can_answer_it_says_so():
    assert text_of(OFFER, by=account("https://x.lv")) == "Soap - 10 % off\nReply STOP to get no more."


def test_nobody_can_answer_a_name_so_the_link_stands_there():
    by = account("https://x.lv", sender="Amber")
    assert text_of(OFFER, by=by) == "Soap - 10 % off\nReply STOP to get no more. https://r.lv/u/1/"
    assert text_of(OFFER, by=account("https://x.lv", closing="")) == "Soap - 10 % off\nhttps://r.lv/u/1/"


def test_what_one_is_owed_cannot_be_left():
    owed = replace(OFFER, unsubscribe="")
    assert text_of(owed, by=account("https://x.lv")) == "Soap - 10 % off"


def test_a_letter_without_a_short_form_says_nothing():
    assert text_of(replace(OFFER, letter=Written("", "", "")), by=account("https://x.lv")) == ""


def test_what_a_text_costs(texting):
    """Two parts of 4.5 cents."""
    found = quote("ж" * 71)
    assert (len(found.measure.parts), found.cost, found.currency) == (2, Decimal("0.090"), "EUR")


def test_without_a_price_nobody_knows(shop):
    assert quote("Hi").cost is None

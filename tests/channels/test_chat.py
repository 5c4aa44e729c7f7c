"""A letter in a chat is its short form, with how to leave below."""

from dataclasses import replace

from regulars.channels.chat import text_of, unfit
from regulars.channels.letters import Written
from tests.channels.test_channel import PARCEL

SOAP = replace(PARCEL, letter=Written("", "", "", "Your soap runs out soon."))


def test_how_to_leave_is_said_in_the_letter_s_language():
    assert text_of(SOAP) == "Your soap runs out soon."
    leaving = replace(SOAP, unsubscribe="https://r.amber.lv/u/1/", language="lv")
    assert text_of(leaving) == "Your soap runs out soon.\n\nAtteikties: https://r.amber.lv/u/1/"
    assert text_of(replace(PARCEL, unsubscribe="https://r.amber.lv/u/1/")) == ""


def test_what_is_empty_or_too_long_does_not_fit():
    assert (unfit("Hi"), unfit("a" * 4096)) == ("", "")
    assert unfit("") == "the letter has no short form"
    assert unfit("a" * 4097) == "the text has 4097 characters; at most 4096 are sent"

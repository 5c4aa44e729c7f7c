"""What a notification carries follows from the letter alone, and is small enough for every service."""

import msgspec

from regulars.channels.letters import Written
from regulars.channels.push.payload import MOST_BYTES, Notification, manner, payload
from tests.channels.push.test_line import KEY, LETTER, parcel


def read(**more) -> Notification:
    return msgspec.json.decode(
        payload(parcel("", **more), icon="https://shop.test/logo.png"), type=Notification
    )


def test_the_same_message_is_the_same_notification(key_file):
    assert read() == read()
    assert read().tag == KEY.hex


def test_a_letter_without_a_short_form_is_none(key_file):
    assert payload(parcel("", letter=Written("Soap", "", "")), icon="") is None


def test_what_is_too_long_loses_words_before_its_link(key_file):
    """A link of 2,718 letters and 400 of three bytes each are 3,918, with what stands around too many."""
    url = "https://shop.test/" + "a" * 2_700
    said = read(letter=Written("Soap", "", "", f"{'€' * 400} {url}"))
    assert (said.url, said.icon) == (url, "")
    assert len(msgspec.json.encode(said)) <= MOST_BYTES


def test_who_is_owed_something_hears_of_it_at_once(key_file):
    assert [manner(parcel("", purpose=purpose)).urgency for purpose in ("offers", "service", "")] == [
        "low",
        "normal",
        "high",
    ]
    assert read(letter=LETTER).title == "Amber & Pine"

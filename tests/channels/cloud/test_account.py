"""What can be a number, and in which templates can a letter be said?"""

import msgspec
import pytest

from regulars.channels.cloud.account import (
    Number,
    Secrets,
    Unusable,
    checked,
    checked_template,
    sayable,
    words_of,
)
from regulars.web.outward.address import AddressRefused
from tests.channels.cloud.conftest import APP_SECRET, PHONE_ID, REMINDER, TOKEN

NUMBER = Number(phone_id=PHONE_ID, templates=(REMINDER,))
SECRETS = Secrets(TOKEN, APP_SECRET, "word")


def test_where_its_messages_go():
    checked(NUMBER, SECRETS)
    assert NUMBER.url == f"https://graph.facebook.com/v23.0/{PHONE_ID}/messages"
    assert NUMBER.template("replenishment", language="en") == REMINDER
    assert NUMBER.template("replenishment", language="lv") is None


@pytest.mark.parametrize(
    ("number", "secrets"),
    [
        ({"phone_id": "+37120000000"}, {}),
        ({"phone_id": "1/../2"}, {}),
        ({}, {"token": ""}),
        ({}, {"token": "EAAG xxxxxxxxxxxx"}),
        ({}, {"token": "EAAG\r\nHost: x"}),
        ({}, {"app_secret": ""}),
    ],
)
def test_what_cannot_be_used(number, secrets):
    with pytest.raises(Unusable):
        checked(msgspec.structs.replace(NUMBER, **number), msgspec.structs.replace(SECRETS, **secrets))


def test_an_api_is_at_an_address_that_may_be_called():
    with pytest.raises(AddressRefused):
        checked(msgspec.structs.replace(NUMBER, api="ftp://x"), SECRETS)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"letter": "nonsense"}, "no letter nonsense"),
        ({"name": "Soap Reminder"}, "soap_reminder"),
        ({"code": "Latvian"}, "soap_reminder"),
        ({"words": ("customer.email",)}, "customer.email can’t stand there"),
        ({"words": ("order.placed_on",)}, "can’t stand there"),
    ],
)
def test_a_template_that_cannot_be(database, change, says):
    with pytest.raises(Unusable, match=says):
        checked_template(msgspec.structs.replace(REMINDER, **change))


def test_words_as_people_write_them(database):
    assert words_of(" customer.given_name|there ,, short ") == ("customer.given_name|there", "short")
    assert {"customer.given_name", "product.price", "order.number", "shop.name"} <= {*sayable()}
    assert (
        checked_template(msgspec.structs.replace(REMINDER, words=("short", "product.price|"))).code == "en_GB"
    )

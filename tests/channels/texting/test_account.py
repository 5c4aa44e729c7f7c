"""Which accounts can be used?"""

import msgspec
import pytest

from regulars.channels.texting.account import Account, Unusable, checked
from regulars.web.outward.address import AddressRefused
from tests.channels.texting.conftest import account

SMSC = Account(
    way="smpp", host="smpp.telco.lv", port=2775, security="none", user="a", sender="Amber", password="s"
)


@pytest.mark.parametrize(
    ("sender", "answered"),
    [
        ("+37120000000", True),
        ("1860", True),
        ("MG" + "0" * 32, True),
        ("Amber&Pine", False),
        ("Amber 24", False),
    ],
)
def test_senders_and_whether_one_can_answer_them(sender, answered):
    assert checked(account("https://api.twilio.com", sender=sender)).can_be_answered is answered


@pytest.mark.parametrize("sender", ["", "Amber & Pine", "Янтарь", "+1", "12345678901", "A\nB", "€uro"])
def test_no_senders(sender):
    with pytest.raises(Unusable, match="at most eleven"):
        checked(account("https://api.twilio.com", sender=sender))


def test_an_api_is_called_where_anybody_could_call_it(settings):
    settings.BASE_URL = "https://regulars.amber.lv"
    with pytest.raises(AddressRefused):
        checked(account("http://127.0.0.1:8000"))
    with pytest.raises(AddressRefused):
        checked(account("https://user:word@api.telco.lv"))


def test_a_password_does_not_travel_in_the_clear():
    with pytest.raises(Unusable, match="readable on its way"):
        checked(SMSC)
    assert checked(msgspec.structs.replace(SMSC, security="tls")).port == 2775
    assert checked(msgspec.structs.replace(SMSC, host="127.0.0.1")).is_loopback

"""The shop's keys are its own, stay as they are, and speak for whoever may be asked."""

import pytest

from regulars.channels.push import keys
from tests.channels.cast import NOON
from tests.channels.push.browser import claims


def test_keys_are_read_again_as_they_were_made():
    made = keys.made(contact="mailto:shop@amber.test")
    again = keys.read(made.private, contact=made.contact)
    assert (again.public, len(again.public)) == (made.public, 87)  # 65 bytes in base64
    said = claims(again.authorization("https://push.test", at=NOON), public_key=made.public)
    assert said == {"aud": "https://push.test", "exp": int(NOON.timestamp()) + 43_200, "sub": made.contact}


def test_no_two_stores_have_the_same():
    assert keys.made(contact="mailto:a@b.test").public != keys.made(contact="mailto:a@b.test").public


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        (" shop@amber.test ", "mailto:shop@amber.test"),
        ("mailto:shop@amber.test", "mailto:shop@amber.test"),
        ("https://amber.test", "https://amber.test"),
    ],
)
def test_a_contact_is_an_address_or_a_page(text, contact):
    assert keys.contact_of(text, at=NOON) == contact


@pytest.mark.parametrize(
    "text", ["", "shop", "http://amber.test", "javascript:alert(1)", "mailto:шоп@a.test"]
)
def test_what_nobody_could_ask_is_refused(text):
    with pytest.raises(keys.Unusable):
        keys.contact_of(text, at=NOON)

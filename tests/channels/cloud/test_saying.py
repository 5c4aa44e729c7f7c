"""What is said in WhatsApp, in Meta's form."""

from dataclasses import replace

import msgspec
import pytest

from regulars.channels import examples
from regulars.channels.cloud.account import HELLO
from regulars.channels.cloud.saying import NotKnown, filled, text, word_of
from regulars.channels.letters import Written
from tests.channels.cloud.conftest import REMINDER
from tests.channels.test_channel import PARCEL

LETTER = Written("Running low?", "", "", "Your soap\n runs out soon.")
SOAP = replace(
    PARCEL, to="+37126000001", letter=LETTER, template="replenishment", language="en", words=examples.FULL
)
TO = {
    "messaging_product": "whatsapp",
    "recipient_type": "individual",
    "to": "37126000001",
    "biz_opaque_callback_data": "00000000000000000000000000000007",
}


def test_a_template_in_the_words_of_the_letter():
    name, product = examples.FULL.customer.given_name, examples.FULL.product.name
    assert filled(REMINDER, SOAP) == {
        **TO,
        "type": "template",
        "template": {
            "name": "soap_reminder",
            "language": {"code": "en_GB"},
            "components": [
                {
                    "type": "body",
                    "parameters": [{"type": "text", "text": name}, {"type": "text", "text": product}],
                }
            ],
        },
    }


def test_one_without_words():
    assert filled(HELLO, SOAP)["template"] == {
        "name": "hello_world",
        "language": {"code": "en_US"},
        "components": [],
    }


def test_a_letter_in_short():
    assert text(SOAP) == {
        **TO,
        "type": "text",
        "text": {"preview_url": False, "body": "Your soap\n runs out soon."},
    }


def test_a_word_is_one_line_and_never_empty():
    sparse = replace(SOAP, words=examples.SPARSE, language="lv")
    assert word_of("short", SOAP) == "Your soap runs out soon."
    assert word_of("customer.given_name|draugs", sparse) == "draugs"
    with pytest.raises(NotKnown, match=r"customer\.given_name"):
        word_of("customer.given_name", sparse)
    with pytest.raises(NotKnown):
        word_of("product.name", replace(SOAP, words=None))
    with pytest.raises(NotKnown):
        filled(msgspec.structs.replace(REMINDER, words=("customer.given_name",)), sparse)


def test_an_amount_is_written_as_the_language_writes_it():
    assert "€" in word_of("order.total", SOAP)
    assert word_of("order.total", SOAP) != word_of("order.total", replace(SOAP, language="lv"))

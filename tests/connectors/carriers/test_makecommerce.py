"""Are MakeCommerce's messages checked, and do they count nothing twice?"""

import json
from hashlib import sha512
from pathlib import Path
from urllib.parse import urlencode

import pytest

from regulars.connectors.carriers.makecommerce import CARRIER

FIXTURES = Path(__file__).parents[2] / "fixtures" / "carriers"
TEXT = (FIXTURES / "makecommerce_payment.json").read_text(encoding="utf-8").strip()
MAC = sha512(f"{TEXT}s3cret".encode()).hexdigest().upper()
BY_FORM = urlencode({"json": TEXT, "mac": MAC}).encode()
BY_JSON = json.dumps({"json": TEXT, "mac": MAC}).encode()


@pytest.mark.parametrize("body", [BY_FORM, BY_JSON])
def test_a_message_is_signed_however_it_comes(body):
    assert CARRIER.is_signed(body, headers={}, secret="s3cret")
    assert not CARRIER.is_signed(body, headers={}, secret="other")
    assert not CARRIER.is_signed(body.replace(b"11.0", b"99.0"), headers={}, secret="s3cret")


@pytest.mark.parametrize("body", [b"", b"\xff", b"{", b"json=&mac=", b"json=x", b'{"json": 7}'])
def test_what_is_no_message_is_not_signed(body):
    assert not CARRIER.is_signed(body, headers={}, secret="s3cret")


def test_told_by_form_and_by_json_it_is_one_message():
    assert CARRIER.envelope(BY_FORM, headers={}) == CARRIER.envelope(BY_JSON, headers={})


@pytest.mark.parametrize("status", ["COMPLETED", "PART_REFUNDED", "REFUNDED", "CANCELLED"])
def test_a_payment_states_nothing_that_its_shop_tells(status):
    text = TEXT.replace("COMPLETED", status)
    body = urlencode({"json": text, "mac": ""}).encode()
    said = CARRIER.translate(CARRIER.envelope(body, headers={}), currency="EUR")
    assert (said.facts, said.nothing) == ((), "payment")

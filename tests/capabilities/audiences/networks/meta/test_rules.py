"""Meta's documented forms and digests."""

from typing import Any

import msgspec
import pytest

from regulars.capabilities.audiences.networks.meta import rules
from regulars.capabilities.audiences.networks.network import Person, digest
from regulars.customers.identify import phone_key
from tests.capabilities.audiences.adverts import recorded

VECTORS = recorded("meta_vectors")
FORMS = {
    "em": rules.email,
    "fn": rules.name,
    "zp": rules.postcode,
    "ct": rules.city,
    "country": rules.country,
    "ph": rules.phone,
}
PLAIN = [(field, *pair) for field, pairs in VECTORS["php_sdk_normalize_tests"].items() for pair in pairs]
NOT_TOLD = {"db"}  # birthdays are nobody's business
AS_WE_HOLD_IT = {
    "US (650)555-1212": phone_key("(650)555-1212", country="US"),  # numbers are kept as E.164,
    "United States": "US",  # countries by their codes
}


@pytest.mark.parametrize("vector", [one for one in VECTORS["vectors"] if one["field"] not in NOT_TOLD])
def test_what_is_documented_gives_the_documented_digest(vector: dict[str, Any]):
    written = AS_WE_HOLD_IT.get(vector["input"], vector["input"])
    plain = FORMS[vector["field"]](written)
    assert (plain, digest(plain).hex()) == (vector["normalized"], vector["sha256"])


@pytest.mark.parametrize(("field", "written", "plain"), PLAIN)
def test_things_are_brought_into_their_plain_form(field: str, written: str, plain: str):
    assert FORMS[field](written) == plain


@pytest.mark.parametrize(
    ("written", "plain"), [("LV-1010", "lv1010"), ("1000", "1000"), ("98121 - 4892", "981214892"), ("", "")]
)
def test_postcodes_of_other_countries_are_kept_whole(written: str, plain: str):
    assert rules.postcode(written) == plain


@pytest.mark.parametrize(
    ("written", "plain"),
    [("Mārtiņš", "mārtiņš"), ("Анна-Мария", "аннамария"), ("O’Neill Jr.", "oneilljr"), (" \t", "")],
)
def test_names_keep_the_letters_of_every_alphabet(written: str, plain: str):
    assert rules.name(written) == plain


def test_a_country_that_is_no_code_is_not_told():
    assert rules.country("Latvia") == ""


def test_a_letter_written_in_two_parts_is_one():
    assert rules.name("Vale\u0301ry") == rules.name("Valéry")


def test_nobody_is_told_without_an_address_or_a_number():
    assert rules.entry(Person(given_name="Ann", country="LV")) == b""


def test_an_entry_holds_digests_in_the_order_of_the_schema():
    packed = rules.entry(Person(email="Ann@example.com", country="LV"))
    found = msgspec.msgpack.decode(packed, type=list[bytes])
    assert dict(zip(rules.SCHEMA, found, strict=True)) == {
        "EMAIL": digest("ann@example.com"), "PHONE": b"", "FN": b"", "LN": b"", "CT": b"", "ZIP": b"",
        "COUNTRY": digest("lv"),
    }  # fmt: skip

"""Google's forms and digests."""

from typing import Any

import msgspec
import pytest

from regulars.capabilities.audiences.networks.google import rules
from regulars.capabilities.audiences.networks.network import Person, digest
from tests.capabilities.audiences.adverts import recorded

VECTORS = recorded("google_vectors")
FORMS = {
    "email": rules.email,
    "phone": rules.phone,
    "given_name": rules.name,
    "family_name": rules.name,
    "region_code": rules.region,
    "postal_code": rules.postcode,
}
NEVER = [(field, text) for field, texts in VECTORS["must_raise"].items() if field in FORMS for text in texts]
ANN = Person(
    email="ann@example.com", given_name="Ann", family_name="Bērziņa", country="LV", postcode="LV-1010"
)


@pytest.mark.parametrize("vector", VECTORS["hash_vectors"])
def test_what_is_documented_gives_the_documented_digest(vector: dict[str, Any]):
    plain = FORMS[vector["field"]](vector["input"])
    assert (plain, digest(plain).hex()) == (vector["normalized"], vector["sha256_hex"])


@pytest.mark.parametrize("vector", VECTORS["normalize_only"])
def test_things_are_brought_into_their_plain_form(vector: dict[str, Any]):
    assert FORMS[vector["field"]](vector["input"]) == vector["normalized"]


@pytest.mark.parametrize(("field", "text"), NEVER)
def test_what_google_would_refuse_is_not_told(field: str, text: str):
    assert FORMS[field](text) == ""


def test_nothing_gives_no_digest():
    assert digest("") == b""


def test_a_place_is_told_whole():
    found = msgspec.msgpack.decode(rules.entry(ANN), type=rules.Entry)
    assert (found.given_name, found.family_name) == (digest("ann"), digest("bērziņa"))
    assert (found.region, found.postcode) == ("LV", "LV-1010")


@pytest.mark.parametrize("missing", ["given_name", "family_name", "country", "postcode"])
def test_a_place_of_which_a_part_is_missing_is_not_told(missing: str):
    packed = rules.entry(msgspec.structs.replace(ANN, **{missing: ""}))
    assert msgspec.msgpack.decode(packed, type=rules.Entry) == rules.Entry(digest("ann@example.com"), b"")


def test_nobody_is_told_without_an_address_or_a_number():
    assert rules.entry(msgspec.structs.replace(ANN, email="")) == b""

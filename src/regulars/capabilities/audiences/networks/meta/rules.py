"""In which form does Meta recognise a person?

https://developers.facebook.com/docs/marketing-api/audiences/guides/custom-audiences#hash: everything is
brought into a plain form and hashed with SHA-256. Meta's own Python library damages letters outside of
ASCII; the documented digests are what holds.
"""

import re
from unicodedata import category, normalize

import msgspec

from regulars.capabilities.audiences.networks.network import Person, digest

SCHEMA = ("EMAIL", "PHONE", "FN", "LN", "CT", "ZIP", "COUNTRY")
NOT_IN_AN_ADDRESS = re.compile(r"[^a-z0-9!#$%&'*+\-=?^_`{|}~@.\[\]]")
US_PLUS_FOUR = re.compile(r"(\d{5})-?\d{4}")


def entry(person: Person) -> bytes:
    """The digests in the order of SCHEMA; b'' without an address or a number, by which somebody is found."""
    digests = [
        digest(email(person.email)),
        digest(phone(person.phone)),
        digest(name(person.given_name)),
        digest(name(person.family_name)),
        digest(city(person.city)),
        digest(postcode(person.postcode)),
        digest(country(person.country)),
    ]
    return msgspec.msgpack.encode(digests) if digests[0] or digests[1] else b""


def email(text: str) -> str:
    return NOT_IN_AN_ADDRESS.sub("", text.strip().lower())


def phone(text: str) -> str:
    """Digits alone, the country's first, no zeros before it."""
    return "".join(letter for letter in text if letter in "0123456789").lstrip("0")


def name(text: str) -> str:
    """Small letters of any alphabet; without spaces, punctuation and signs."""
    return _letters(text, but="ZPSC")


def city(text: str) -> str:
    return _letters(text, but="ZPSCN")


def postcode(text: str) -> str:
    """Small, without spaces and dashes; of American codes the first five digits."""
    plain = text.strip().lower()
    if american := US_PLUS_FOUR.fullmatch(plain):
        return american[1]
    return re.sub(r"[\s\-]", "", plain)


def country(text: str) -> str:
    """Two small letters."""
    plain = text.strip().lower()
    return plain if re.fullmatch("[a-z]{2}", plain) else ""


def _letters(text: str, *, but: str) -> str:
    """In small letters, without those whose Unicode category begins with one of these."""
    return "".join(letter for letter in normalize("NFC", text).lower() if category(letter)[0] not in but)

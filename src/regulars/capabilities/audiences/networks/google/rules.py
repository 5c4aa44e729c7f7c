"""In which form does Google recognise a person?

https://developers.google.com/data-manager/api/get-started/formatting: addresses, numbers and names in a
plain form and hashed with SHA-256; country and postcode as they are.
"""

import re

import msgspec

from regulars.capabilities.audiences.networks.network import Person, digest

DOTLESS = ("gmail.com", "googlemail.com")


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """What Google is told of a person; empty where nothing. It wants a place whole or not at all."""

    email: bytes
    phone: bytes
    given_name: bytes = b""
    family_name: bytes = b""
    region: str = ""
    postcode: str = ""


def entry(person: Person) -> bytes:
    """A packed Entry; b'' without an address or a number, by which somebody is found."""
    place = (
        digest(name(person.given_name)),
        digest(name(person.family_name)),
        region(person.country),
        postcode(person.postcode),
    )
    found = Entry(digest(email(person.email)), digest(phone(person.phone)), *(place if all(place) else ()))
    return msgspec.msgpack.encode(found) if found.email or found.phone else b""


def email(text: str) -> str:
    """Small, without spaces; in Google's own mail no dots and nothing after a plus. '' of what is none."""
    local, at, host = re.sub(r"\s", "", text).lower().rpartition("@")
    if host in DOTLESS:
        local = local.partition("+")[0].replace(".", "")
    return f"{local}@{host}" if local and at and host else ""


def phone(text: str) -> str:
    """A plus and digits. '' of what holds none."""
    digits = "".join(letter for letter in text if letter in "0123456789")
    return f"+{digits}" if digits else ""


def name(text: str) -> str:
    return text.strip().lower()


def region(text: str) -> str:
    """Two capital letters."""
    return text.strip().upper()


def postcode(text: str) -> str:
    return text.strip()

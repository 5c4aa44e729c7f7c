"""What identifies a person, in which form is it kept, and which of it is strong enough to join two?"""

import re

import idna
import msgspec
import phonenumbers


class Identifiers(msgspec.Struct, frozen=True, kw_only=True):
    """How somebody was named by a shop or an event; empty strings where nothing was said.

    shop_customer: the shop's own customer id. device: an anonymous id of a browser or app.
    """

    email: str = ""
    phone: str = ""
    shop_customer: str = ""
    device: str = ""


NOBODYS_NUMBER = r"0+(\.0+)?"
"""What shops write in place of a customer's number when a guest has ordered."""


def shop_key(text: str) -> str:
    """A shop's own number of a customer, or '' when it is nobody's: 0 stands with every guest's order."""
    value = text.strip()
    return "" if re.fullmatch(NOBODYS_NUMBER, value) else value


def email_key(text: str) -> str:
    """The comparable form of an e-mail address, or '' when it can't be one.

    Only case and outer spaces are folded: dots and plus signs mean different mailboxes at most hosts. The
    domain stands as in the DNS: shops have it so from browsers, and in letters from files.
    """
    local, at, domain = text.strip().rpartition("@")
    value = f"{lowered(local)}@{host_key(domain)}"
    usable = at and local and "." in value.rpartition("@")[2]
    return value if usable and not any(c.isspace() or c in ",;<>" for c in value) else ""


def host_key(domain: str) -> str:
    """A domain as the DNS knows it, in ASCII and lower case (UTS 46, IDNA 2008); '' of what can't be one.

    straße.de is another domain than strasse.de.
    """
    if domain.isascii():
        return domain.lower()
    try:
        return idna.encode(domain, uts46=True).decode()
    except UnicodeError:
        return ""


def lowered(local: str) -> str:
    """The part before the @ in lower case, unless that makes ASCII of what isn't: K may be a Kelvin sign."""
    lower = local.lower()
    return local if lower.isascii() and not local.isascii() else lower


def phone_key(text: str, *, country: str) -> str:
    """E.164, or '' when it isn't a valid number of `country` (ISO 3166 alpha-2) or an international one."""
    try:
        number = phonenumbers.parse(text, country.upper() or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def keys(who: Identifiers, *, shop_id: int, country: str) -> list[tuple[str, int, str]]:
    """The (kind, shop_id, value) rows that name this person, strongest first; shop_id 0 is everywhere."""
    found = [
        ("shop", shop_id, shop_key(who.shop_customer)),
        ("email", 0, email_key(who.email) if who.email else ""),
        ("phone", 0, phone_key(who.phone, country=country) if who.phone else ""),
        ("device", shop_id, who.device.strip()),
    ]
    return [key for key in found if key[2]]

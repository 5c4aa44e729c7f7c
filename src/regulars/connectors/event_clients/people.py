"""Who is meant by a message, and what does it tell of them?

A trusted sender's word holds. A browser's key stands in the shop's page: what comes by it is of the visitor's
device alone, unless the shop has signed who is signed in there (`proof.py`).
"""

from datetime import date, datetime
from typing import Any

import msgspec

from regulars.commerce.facts import Buyer, CustomerFact
from regulars.connectors.event_clients.door import Sender
from regulars.connectors.event_clients.messages import Message
from regulars.connectors.event_clients.messages import moment as moment_of
from regulars.connectors.event_clients.proof import is_proven
from regulars.connectors.json_events.refusal import Refused
from regulars.customers.identify import Identifiers, email_key, keys

LONGEST_ID, LONGEST_TEXT = 200, 2000
NOBODY = Refused(
    "$.anonymousId",
    "It says of nobody that they did it.",
    "Send an anonymousId; from a server with its own key also a userId.",
)


class _Told(msgspec.Struct, frozen=True):
    traits: dict[str, Any] = {}


_CONTEXT = msgspec.json.Decoder(_Told)
_MEMBERS = msgspec.json.Decoder(dict[str, Any] | None)


def visitor(each: Message, *, sender: Sender) -> Identifiers:
    """Who did something. Raises Refused."""
    device, user = word(each.anonymous_id, "$.anonymousId"), word(each.user_id, "$.userId")
    if user and not sender.is_trusted and not _is_proven(each, user, sender=sender):
        user = ""
    who = named(user, device=device)
    if not who.device and not keys(who, shop_id=sender.shop_id, country=sender.country):
        raise NOBODY
    return who


def named(user: str, *, device: str = "", email: str = "", phone: str = "") -> Identifiers:
    """Somebody by a tracker's ids: a user id that is an e-mail address is one."""
    address = email_key(user) if "@" in user else ""
    return Identifiers(
        email=email or address, phone=phone, shop_customer="" if address else user, device=device
    )


def identified(each: Message, *, sender: Sender, at: datetime) -> CustomerFact | None:
    """Who somebody is, and what they are called; None where only the page says so. Raises Refused."""
    who = visitor(each, sender=sender)
    if not sender.is_trusted:
        return CustomerFact(buyer=Buyer(who=who), version=at) if who.shop_customer or who.email else None
    return CustomerFact(buyer=buyer(who, traits=context_traits(each) | members(each.traits)), version=at)


def joined(each: Message, *, sender: Sender, at: datetime) -> CustomerFact | None:
    """Two ids of one person; None where only the page says so. Raises Refused."""
    if not sender.is_trusted:
        return identified(each, sender=sender, at=at)
    before, user = word(each.previous_id, "$.previousId"), word(each.user_id, "$.userId")
    if not before or not user:
        way_out = "Send the old id as previousId and the new one as userId."
        raise Refused("$.previousId" if user else "$.userId", "An alias has two ids.", way_out)
    address = email_key(before) if "@" in before else ""
    who = named(user, device="" if address else before, email=address)
    return CustomerFact(buyer=Buyer(who=who), version=at)


def buyer(who: Identifiers, *, traits: dict[str, Any]) -> Buyer:
    """Somebody with what their traits say of them; what can't be used of it is left out."""
    given, family = text(traits, "firstName", "first_name"), text(traits, "lastName", "last_name")
    address = traits.get("address")
    country = text(address if isinstance(address, dict) else traits, "country")
    language = text(traits, "language", "locale").replace("_", "-").partition("-")[0].lower()
    return Buyer(
        who=msgspec.structs.replace(
            who, email=text(traits, "email") or who.email, phone=text(traits, "phone") or who.phone
        ),
        name=text(traits, "name") or f"{given} {family}".strip(),
        given_name=given,
        language=language if len(language) == 2 else "",
        country=country.upper() if len(country) == 2 and country.isascii() and country.isalpha() else "",
        birth_date=birthday(traits.get("birthday")),
    )


def claims(each: Message) -> list[str]:
    """By what a page names its visitor: kinds, never values."""
    told = {"userId": each.user_id, "previousId": each.previous_id, **members(each.traits)}
    return [name for name in ("userId", "previousId", "email", "phone", "name") if told.get(name)]


def context_traits(each: Message) -> dict[str, Any]:
    """What a message of something else says of the person on the way."""
    if b'"traits"' not in bytes(each.context):
        return {}
    try:
        return _CONTEXT.decode(each.context).traits
    except msgspec.MsgspecError:
        return {}


def members(raw: msgspec.Raw) -> dict[str, Any]:
    """An object's members; nothing where it is none."""
    try:
        return _MEMBERS.decode(raw) or {}
    except msgspec.MsgspecError:
        return {}


def text(told: dict[str, Any], *names: str) -> str:
    """The first of these members that is a text."""
    found = (told.get(name) for name in names)
    return next((each.strip()[:LONGEST_TEXT] for each in found if isinstance(each, str) and each), "")


def word(id: str | int | None, place: str) -> str:
    """An id as text. Raises Refused."""
    found = "" if id is None else str(id).strip()
    if len(found) > LONGEST_ID:
        raise Refused(place, f"It has {len(found)} characters.", f"An id has at most {LONGEST_ID}.")
    return found


def birthday(told: object) -> date | None:
    try:
        found = moment_of(told) if isinstance(told, str) else None
    except Refused:
        return None
    return found.date() if found else None


def _is_proven(each: Message, user: str, *, sender: Sender) -> bool:
    return is_proven(user, context=each.context, sealed=sender.proof_secret)

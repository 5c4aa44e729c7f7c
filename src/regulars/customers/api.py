"""Which customers does the API tell of, and what is known of each?"""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError
from pydantic import Field

from regulars import clock
from regulars.customers import queries
from regulars.customers.attributes import Kind, named
from regulars.customers.identify import email_key, phone_key
from regulars.customers.queries import Card
from regulars.customers.timeline import Entry, Place, timeline
from regulars.web.about import about
from regulars.web.api import BadCursor, Page, cursor_from, number_from, reads
from regulars.web.cursors import Cursor, encode
from regulars.web.parameters import PAGE, CursorWord, Limit

router = Router(tags=["customers"])


class Amount(Schema):
    """An amount in minor units (cents) of a currency (ISO 4217)."""

    minor: int
    currency: str


class IdentityOut(Schema):
    """One way a customer is known: email, phone (E.164), shop (the shop's own id) or device.

    shop_id: null where the value means the same person in every shop.
    """

    kind: str
    value: str
    shop_id: str | None


class ConsentOut(Schema):
    """The customer's latest word on messages of one channel and purpose, and since when it holds."""

    channel: str
    purpose: str
    granted: bool
    since: datetime


class CustomerOut(Schema):
    """A person. also: ids of customers who were found to be this person.

    known: what plays and letters may use, by attribute; null where it isn't known. Amounts are objects.
    """

    id: str
    also: list[str]
    first_seen_at: datetime
    name: str
    given_name: str
    language: str
    country: str
    birth_date: date | None
    identities: list[IdentityOut]
    consents: list[ConsentOut]
    known: dict[str, Amount | float | int | bool | date | str | None]


class CustomersOut(Page):
    """A page of customers, by id."""

    customers: list[CustomerOut]


class EntryOut(Schema):
    """One thing that happened with a customer, or was held back.

    kind: order, cancellation, refund, cart, parcel_sent, parcel_arrived, visit, consent, merge, first_seen,
    decision, goal or message. title, says: in words. personal: what may name the person. held: nothing was
    done, and `says` tells why. about: ids of what it is about.
    """

    kind: str
    id: str
    at: datetime
    title: str
    says: str
    personal: str
    held: bool
    about: dict[str, str]


class TimelineOut(Page):
    """A page of what happened, newest first."""

    entries: list[EntryOut]


@router.get("/customers", auth=reads, response=CustomersOut)
def customers(
    request: HttpRequest,
    email: Annotated[str | None, Field(description="Only who has this e-mail address.")] = None,
    phone: Annotated[
        str | None, Field(description="Only who has this phone number, with its country code.")
    ] = None,
    shop_customer: Annotated[str | None, Field(description="Only who has this id in a shop.")] = None,
    cursor: CursorWord = None,
    limit: Limit = PAGE,
) -> dict[str, Any]:
    """The customers whom an e-mail address, a phone number or a shop's id names, or all of them."""
    whole_business(request)
    asked = {"email": email, "phone": phone, "shop": shop_customer}
    if any(value is not None for value in asked.values()):
        return {"customers": told(named_by(asked)), "next_cursor": None}
    place = cursor_from(cursor)
    found = queries.page(after=_number(place.id) if place else 0, limit=limit + 1)
    more = encode(Cursor(None, found[limit - 1])) if len(found) > limit else None
    return {"customers": told(found[:limit]), "next_cursor": more}


@router.get("/customers/{id}", auth=reads, response=CustomerOut)
def customer(request: HttpRequest, id: str) -> dict[str, Any]:
    """One customer; the id of somebody who was found to be another person leads to that person."""
    whole_business(request)
    (found,) = told(members_of(id)[:1])
    return found


@router.get("/customers/{id}/timeline", auth=reads, response=TimelineOut)
def customer_timeline(
    request: HttpRequest,
    id: str,
    kind: Annotated[
        str | None, Field(description="Only entries of these kinds, separated by commas.")
    ] = None,
    cursor: CursorWord = None,
    limit: Limit = PAGE,
) -> dict[str, Any]:
    """What happened with a customer, newest first: orders, messages, decisions for yes and for no."""
    whole_business(request)
    members = members_of(id)
    entries = timeline(
        members,
        upto=clock.now(),
        limit=limit + 1,
        after=_place(cursor_from(cursor)),
        only=kind.split(",") if kind else None,
    )
    more = None
    if len(entries) > limit:
        last = entries[limit - 1]
        more = encode(Cursor(last.at, f"{last.kind}:{last.id}"))
    return {"entries": [entry_out(entry) for entry in entries[:limit]], "next_cursor": more}


def whole_business(request: HttpRequest) -> None:
    """Customers are the whole business's: a key of one shop doesn't show them."""
    if request.auth.shop_id is not None:  # type: ignore[attr-defined]
        raise HttpError(403, "This key is for one shop, and customers are the whole business's.")


def members_of(id: str) -> list[int]:
    """All ids that count as one person with this one, the canonical first; 404 where nobody has it."""
    found = queries.members(number_from(id))
    if not found:
        raise Http404("There is no such customer.")
    return found


def named_by(asked: dict[str, str | None]) -> list[int]:
    """The customers whom all that was asked for names."""
    keyed = {
        "email": email_key(asked["email"] or ""),
        "phone": phone_key(asked["phone"] or "", country=""),
        "shop": (asked["shop"] or "").strip(),
    }
    named = [
        set(queries.found_by(kind=kind, value=keyed[kind]))
        for kind, value in asked.items()
        if value is not None
    ]
    return sorted(set.intersection(*named))


def told(customers: list[int]) -> list[dict[str, Any]]:
    """Customers as the API gives them."""
    known = queries.known(customers, at=clock.now())
    return [card_out(card, known=known[card.id]) for card in queries.cards(customers)]


def card_out(card: Card, *, known: dict[str, queries.Value]) -> dict[str, Any]:
    names = ("first_seen_at", "name", "given_name", "language", "country", "birth_date")
    return {
        "id": str(card.id),
        "also": [str(member) for member in card.members if member != card.id],
        **{name: getattr(card, name) for name in names},
        "identities": [
            {"kind": way.kind, "value": way.value, "shop_id": str(way.shop_id) if way.shop_id else None}
            for way in card.ways
        ],
        "consents": [
            {"channel": w.channel, "purpose": w.purpose, "granted": w.granted, "since": w.since}
            for w in card.words
        ],
        "known": {name: _with_currency(name, value) for name, value in known.items()},
    }


def entry_out(entry: Entry) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "id": str(entry.id),
        "at": entry.at,
        "title": str(entry.title),
        "says": str(entry.says),
        "personal": entry.personal,
        "held": entry.held,
        "about": dict(entry.about),
    }


def _with_currency(name: str, value: queries.Value) -> queries.Value | dict[str, object]:
    if named(name).kind is Kind.MONEY and value is not None:
        return {"minor": value, "currency": about().currency}
    return value


def _number(id: int | str) -> int:
    if not isinstance(id, int):
        raise BadCursor
    return id


def _place(cursor: Cursor | None) -> Place | None:
    if cursor is None:
        return None
    kind, _, number = str(cursor.id).partition(":")
    if not isinstance(cursor.value, datetime) or not number.isdecimal():
        raise BadCursor
    return Place(cursor.value, kind, int(number))

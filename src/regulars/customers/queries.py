"""Who is known, by what, what do they allow, and what do all folders know of them?"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

import msgspec
from django.db.models import QuerySet

from regulars.business.models import Shop
from regulars.customers.attributes import Attribute, Kind, catalogue
from regulars.customers.choices.models import Answer, Preference, Question, Topic
from regulars.customers.models import Consent, Customer, PendingConsent, PrivacyRequest
from regulars.customers.preferences import Preferences
from regulars.customers.questions import Asking
from regulars.sql import Statement, statement

FOUND = statement(__file__, "found")
PAGE = statement(__file__, "page")
MEMBERS = statement(__file__, "members")
CARDS = statement(__file__, "cards")

Value = int | float | str | bool | date | None


class Way(msgspec.Struct, frozen=True):
    """One way a customer is known. shop_id: 0 where the value means the same person everywhere."""

    kind: str
    value: str
    shop_id: int


class Word(msgspec.Struct, frozen=True):
    """The latest word on one channel and purpose."""

    channel: str
    purpose: str
    granted: bool
    since: datetime


class Card(msgspec.Struct, frozen=True):
    """A canonical customer as they are known. members: all ids that count as them, their own first."""

    id: int
    members: list[int]
    first_seen_at: datetime
    name: str
    given_name: str
    language: str
    country: str
    birth_date: date | None
    ways: list[Way]
    words: list[Word]


def found_by(*, kind: str, value: str) -> list[int]:
    """The canonical customers of an e-mail address, a phone number or an id of a shop or a device."""
    return [customer for (customer,) in FOUND.rows(kind=kind, value=value)]


def page(*, after: int, limit: int) -> list[int]:
    """The next canonical customers by id."""
    return [customer for (customer,) in PAGE.rows(after=after, limit=limit)]


def members(customer: int) -> list[int]:
    """All ids that count as one person with this one, the canonical first; none where nobody has it."""
    return [member for (member,) in MEMBERS.rows(customer=customer)]


def cards(customers: Sequence[int]) -> list[Card]:
    """Canonical customers as they are known, in the order given."""
    rows = CARDS.rows(customers=list(customers))
    cards = {row[0]: msgspec.json.decode(row[1], type=Card) for row in rows}
    return [cards[customer] for customer in customers if customer in cards]


def statements(members: Sequence[int]) -> QuerySet[Consent]:
    """All that somebody said about messages, the latest first. members: all ids that count as them."""
    return Consent.objects.filter(customer__in=members).order_by("-occurred_at", "granted", "-id")


def waiting_to_be_confirmed(customer: int, *, channel: str, at: datetime) -> list[str]:
    """The wordings of each yes to a channel that still can be confirmed."""
    rows = PendingConsent.objects.filter(customer=customer, channel=channel, confirmed_at=None)
    return list(rows.filter(expires_at__gt=at).order_by("pk").values_list("wording", flat=True))


def preferences(members: Sequence[int]) -> Preferences:
    """How somebody wishes to be written to. members: all ids that count as them."""
    said = Preference.objects.filter(customer__in=members).order_by("-said_at", "customer").first()
    if said is None:
        return Preferences()
    return Preferences(
        channel=said.channel,
        most=said.most,
        within_days=said.within_days,
        paused_until=said.paused_until,
        topics_left=tuple(said.topics_left),
    )


def topics(*, retired: bool = False) -> list[Topic]:
    """What the store writes about, in its order. retired: those, too, that nobody is asked about any more."""
    found = Topic.objects.order_by("position", "slug")
    return list(found if retired else found.filter(retired_at=None))


def questions(*, retired: bool = False) -> list[Question]:
    """What the store asks people, in its order. retired: those, too, that nobody is asked any more."""
    found = Question.objects.order_by("position", "slug")
    return list(found if retired else found.filter(retired_at=None))


def asking(row: Question) -> Asking:
    """A question as what shows it takes it."""
    told = {"slug": row.slug, "kind": row.kind, "asks": row.asks, "answers": row.answers}
    return msgspec.convert(told, Asking)


def answers(members: Sequence[int]) -> dict[str, tuple[str, ...]]:
    """What somebody answered last to each question; nothing where they took it back."""
    latest = Answer.objects.filter(customer__in=members).order_by("question", "-said_at", "-id")
    return {row.question: tuple(row.chosen) for row in latest.distinct("question") if row.chosen}


def erased_at(customer: int) -> datetime | None:
    """Since when somebody is a number alone; None of who is known, or of nobody."""
    return Customer.objects.filter(pk=customer).values_list("erased_at", flat=True).first()


def requests_that_wait() -> QuerySet[PrivacyRequest]:
    """What was asked for and isn't done, the most urgent first."""
    return PrivacyRequest.objects.exclude(state="done").order_by("due_at", "pk")


def requests_done(*, limit: int) -> QuerySet[PrivacyRequest]:
    """What was asked for and is done, the latest first."""
    return PrivacyRequest.objects.filter(state="done").order_by("-ended_at", "-pk")[:limit]


def shop_names() -> dict[int, str]:
    """What each shop is called, those that were erased included."""
    return dict(Shop.objects.values_list("pk", "name"))


def request(request_id: int) -> PrivacyRequest | None:
    """One of them."""
    return PrivacyRequest.objects.filter(pk=request_id).first()


def shops_being_erased() -> list[int]:
    """The requests by which shops are being forgotten, the oldest first."""
    running = PrivacyRequest.objects.filter(asks="shop_erasure", state="running")
    return list(running.order_by("pk").values_list("pk", flat=True))


def known(customers: Iterable[int], *, at: datetime) -> dict[int, dict[str, Value]]:
    """What every folder knows of canonical customers: each attribute of the catalogue, None where unknown.

    Amounts are minor units of the business's currency.
    """
    attributes = catalogue()
    rows = _values(attributes).rows(customers=list(customers), at=at)
    return {
        customer: {
            attribute.name: _plain(value, attribute)
            for attribute, value in zip(attributes, values, strict=True)
        }
        for customer, *values in rows
    }


def _values(attributes: Sequence[Attribute]) -> Statement:
    sources = {attribute.source.name: attribute.source for attribute in attributes}
    columns = ", ".join(["c.id", *(f"({attribute.sql})" for attribute in attributes)])
    joins = "\n".join(source.join(customer="c.id") for source in sources.values())
    wanted = "WHERE c.id = ANY (%(customers)s) AND %(at)s::timestamptz IS NOT NULL"
    return Statement(f"SELECT {columns} FROM customer c {joins} {wanted}")  # noqa: S608 the catalogue's own SQL


def _plain(value: object, attribute: Attribute) -> Value:
    if isinstance(value, Decimal):
        whole = attribute.kind is Kind.MONEY or value == value.to_integral_value()
        return int(value) if whole else float(value)
    return value if isinstance(value, Value) else None

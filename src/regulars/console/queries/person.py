"""What is known of one person?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from regulars.business.models import Shop
from regulars.commerce.models import CustomerTotals
from regulars.customers.faces import Face, faces
from regulars.customers.models import Canonical, Customer, Identity, Merge, Person, Suppression
from regulars.customers.permission import address_digest
from regulars.customers.words import CHANNELS
from regulars.insight.models import CustomerNeed, CustomerProfile
from regulars.sql import statement

CONSENTS = statement(__file__, "consents")
NEEDS = 5


@dataclass(frozen=True, slots=True)
class KnownBy:
    """One way somebody is known. shop: '' where it means the same person everywhere."""

    kind: str
    value: str
    shop: str
    first_seen_at: datetime


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody who was found to be the same person."""

    id: int
    reason: str
    merged_at: datetime


@dataclass(frozen=True, slots=True)
class Allowed:
    """The latest word on one channel and purpose."""

    channel: str
    purpose: str
    granted: bool
    occurred_at: datetime
    how: str
    wording: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """An address of theirs that nothing may be sent to. reason: see Suppression."""

    id: int
    channel: str
    address: str
    reason: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody as their page shows them.

    members: all ids that count as them. totals, profile: None before the first order, or before it was
    understood. names: whether the reader may see who they are.
    """

    id: int
    face: Face
    names: bool
    first_seen_at: datetime
    members: tuple[int, ...]
    language: str
    country: str
    birth_date: date | None
    totals: CustomerTotals | None
    profile: CustomerProfile | None

    @property
    def revenue_business(self) -> int | None:
        """Net of refunds."""
        return self.totals.revenue_business - self.totals.refunded_business if self.totals else None

    @property
    def every(self) -> int | None:
        """Whole days that usually lie between two of their orders."""
        usual = self.profile.usual_interval if self.profile else None
        return None if usual is None else max(round(usual), 1)


def canonical(customer: int) -> int | None:
    """The person that this id counts as now; None where nobody has it."""
    found = Canonical.objects.filter(customer=customer).values_list("canonical_id", flat=True).first()
    if found is None and not Customer.objects.filter(pk=customer).exists():
        return None
    return found or customer


def members(customer: int) -> tuple[int, ...]:
    """The canonical customer, and all who count as them."""
    merged = Canonical.objects.filter(canonical=customer).values_list("customer_id", flat=True)
    return (customer, *sorted(merged))


def known(customer: int, *, names: bool) -> Known:
    """The canonical customer of this id."""
    everybody = members(customer)
    seen = Customer.objects.filter(pk__in=everybody).values_list("first_seen_at", flat=True)
    described = list(Person.objects.filter(pk__in=everybody).order_by("-updated_at"))
    person = next((each for each in described if each.pk == customer), next(iter(described), None))
    return Known(
        id=customer,
        face=faces([customer], names=names)[customer],
        names=names,
        first_seen_at=min(seen),
        members=everybody,
        language=person.language if person else "",
        country=person.country if person else "",
        birth_date=person.birth_date if person and names else None,
        totals=CustomerTotals.objects.filter(pk=customer).first(),
        profile=CustomerProfile.objects.select_related("product_category").filter(pk=customer).first(),
    )


def known_by(members: Sequence[int]) -> list[KnownBy]:
    """All ways they are known, the oldest first."""
    shops = dict(Shop.objects.values_list("pk", "name"))
    rows = Identity.objects.filter(customer__in=members).order_by("first_seen_at", "pk")
    return [KnownBy(row.kind, readable(row), shops.get(row.shop_id, ""), row.first_seen_at) for row in rows]


def readable(way: Identity) -> str:
    """What somebody is known by; of a browser the push service alone: with the rest one could write to it."""
    return urlsplit(way.value).hostname or "" if way.kind == "push" else way.value


def joined(customer: int) -> list[Joined]:
    """Who was found to be this person, and still counts as them."""
    rows = Merge.objects.filter(winner=customer, undone_at=None).order_by("-merged_at")
    return [Joined(row.loser_id, row.reason, row.merged_at) for row in rows]


def allowed(members: Sequence[int]) -> list[Allowed]:
    """What they said last on each channel and purpose."""
    return [Allowed(*row) for row in CONSENTS.rows(customers=list(members))]


def blocked(members: Sequence[int]) -> list[Blocked]:
    """Which of their addresses nothing may be sent to, the latest first."""
    addresses = Identity.objects.filter(customer__in=members, kind__in=("email", "phone", "postal"))
    known = {
        address_digest(channel, address): address
        for address in addresses.values_list("value", flat=True)
        for channel in CHANNELS
    }
    rows = Suppression.objects.filter(address_digest__in=known, lifted_at=None).order_by("-since", "pk")
    return [Blocked(row.pk, row.channel, known[row.address_digest], row.reason, row.since) for row in rows]


def needs(customer: int, *, at: datetime) -> list[CustomerNeed]:
    """What they are expected to buy again: what is to come, the soonest first, then what is overdue.

    What has lapsed isn't expected any more.
    """
    rows = CustomerNeed.objects.filter(customer=customer, expected_until__gte=at)
    rows = rows.select_related("product", "product_category")
    coming = list(rows.filter(expected_at__gte=at).order_by("expected_at")[:NEEDS])
    return coming or list(rows.order_by("-expected_at")[:NEEDS])

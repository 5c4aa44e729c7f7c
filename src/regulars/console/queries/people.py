"""Who stands on a page of the list of people?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Exists, Model, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from regulars.business.models import Shop
from regulars.commerce.models import CustomerTotals, Order
from regulars.console.queries import cells
from regulars.console.queries.search import number_search, search
from regulars.console.words import KINDS, STAGES, Word
from regulars.customers.attributes import MEMBERS
from regulars.customers.faces import Face, faces
from regulars.customers.models import Canonical, Consent, Customer, Identity
from regulars.insight.models import CustomerProfile, InsightRun
from regulars.web.ordering import Ordered
from regulars.web.tables import Query, Source

NO_ORDER, VISITORS = "no_order", "visitors"
CHOSEN = ("stage", "category", "rhythm")
COUNTED = {"stage": "stages", "category": "categories", "rhythm": "rhythms"}
SORTS = ("last_order_at", "lateness", "next_year_business")

MAY_WRITE = """coalesce((
    SELECT c.granted FROM consent c
    WHERE c.customer_id IN {members} AND c.channel = 'email' AND c.purpose = 'offers'
    ORDER BY c.occurred_at DESC, c.granted, c.id DESC LIMIT 1
), false)"""
SAID_YES = """(
    SELECT c.customer_id FROM consent c WHERE c.channel = 'email' AND c.purpose = 'offers' AND c.granted
    UNION ALL
    SELECT k.canonical_id FROM consent c JOIN customer_canonical k USING (customer_id)
    WHERE c.channel = 'email' AND c.purpose = 'offers' AND c.granted
)"""
# A scalar, not EXISTS: as a join it would be worked out for everybody before the first row is known.
BOUGHT_IN = """coalesce((
    SELECT true FROM orders o WHERE o.customer_id IN {members} AND o.shop_id = %s LIMIT 1
), false)"""
BUYERS_OF = """(
    SELECT o.customer_id FROM orders o WHERE o.shop_id = %s
    UNION ALL
    SELECT k.canonical_id FROM orders o JOIN customer_canonical k USING (customer_id) WHERE o.shop_id = %s
)"""
FEW = 20_000
"""Up to so many orders a shop's buyers are looked up first; of a larger one nearly everybody listed is. So
are those who ever allowed e-mail: where nobody did, one would read through everybody to find that out."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people there are. at: when they were counted; None is now."""

    people: int
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One row of the list. What isn't known of somebody is None or ''."""

    id: int
    face: Face
    category: str = ""
    stage: str = ""
    rhythm: str = ""
    orders: int | None = None
    first_seen_only: bool = False
    revenue_business: int | None = None
    next_year_business: int | None = None
    last_order_at: datetime | None = None
    usual_interval: float | None = None
    lateness: float | None = None
    overdue_days: int | None = None

    @property
    def kind(self) -> Word | None:
        return KINDS.get(self.category)

    @property
    def way(self) -> Word | None:
        """Where they are on the way through the stages."""
        return STAGES.get(self.stage)

    @property
    def every(self) -> int | None:
        """Whole days that usually lie between two of their orders."""
        return None if self.usual_interval is None else max(round(self.usual_interval), 1)

    @property
    def silent(self) -> int | None:
        """Days since their latest order, where an interval is known."""
        if self.usual_interval is None or self.lateness is None:
            return None
        return round(self.usual_interval * self.lateness)


def people(*, names: bool) -> Source:
    """The list's source. names: whether people may be found and called by who they are."""

    def page(query: Query) -> Sequence[Listed]:
        if query.search:
            customers = found(query, by=search if names else number_search)
            profiles = {c.pk: getattr(c, "customerprofile", None) for c in customers}
        elif query.chosen.get("who"):
            profiles = dict.fromkeys(without_orders(query))
        else:
            profiles = {row.pk: row for row in buyers(query)}
        called = faces(profiles, names=names)
        return [listed(called[customer], profile) for customer, profile in profiles.items()]

    return page


def buyers(query: Query) -> QuerySet[Any]:
    """The profiles of those who bought."""
    ordered = Ordered(CustomerProfile.objects.all(), narrow, id="customer_id")
    if cells.narrows(query.chosen):
        ordered = Ordered(cells.nearest(query, ordered=ordered), id="customer_id")
    return ordered.page(query)


def found(query: Query, *, by: Callable[[str], list[int]]) -> Sequence[Model]:
    """Those whom the words mean, with or without orders."""
    rows = Customer.objects.filter(pk__in=by(query.search)).select_related("customerprofile")
    joined = {name: f"customerprofile__{name}" for name in SORTS}
    return Ordered(rows, narrow, by=joined)(query)


def without_orders(query: Query) -> list[int]:
    """Those who never bought, the newest first: people who can be named, or visitors who can't."""
    named = Exists(Identity.objects.filter(customer=OuterRef("pk")).exclude(kind="device"))
    rows = Customer.objects.filter(
        named if query.chosen["who"] == NO_ORDER else ~named,
        ~Exists(CustomerTotals.objects.filter(customer=OuterRef("pk"))),
        ~Exists(Canonical.objects.filter(customer=OuterRef("pk"))),
    )
    cursor = replace(query.cursor, value=query.cursor.id) if query.cursor else None
    newest = replace(query, sort="id", descending=True, cursor=cursor)
    return [row.pk for row in Ordered(rows, narrow)(newest)]


def narrow(rows: QuerySet[Any], query: Query) -> QuerySet[Any]:
    """Only those whom the filters leave."""
    of_profiles = rows.model is CustomerProfile
    prefix, customer = (
        ("", "customer_profile.customer_id") if of_profiles else ("customerprofile__", "customer.id")
    )
    members = MEMBERS.format(c=customer)
    chosen = {f"{prefix}{name}": query.chosen[name] for name in CHOSEN if name in query.chosen}
    if "consent" in query.chosen:
        allowed = RawSQL(MAY_WRITE.format(members=members), [], output_field=BooleanField())  # noqa: S611 no words of anybody's in it
        rows = rows.alias(may_write=allowed).filter(may_write=query.chosen["consent"] == "yes")
        if query.chosen["consent"] == "yes" and few_said_yes():
            said_yes: Any = RawSQL(SAID_YES, [])  # noqa: S611 as above
            rows = rows.filter(pk__in=said_yes)
    if "shop" in query.chosen:
        rows = of_shop(rows, int(query.chosen["shop"]), members=members)
    narrowed: QuerySet[Any] = rows.filter(**chosen)
    return narrowed


def few_said_yes() -> bool:
    """Whether only few people ever allowed offers by e-mail."""
    said = Consent.objects.filter(channel="email", purpose="offers", granted=True)
    return said[: FEW + 1].count() <= FEW


def of_shop(rows: QuerySet[Any], shop: int, *, members: str) -> QuerySet[Any]:
    """Only those who ordered in a shop."""
    if Order.objects.filter(shop=shop)[: FEW + 1].count() <= FEW:
        buyers: Any = RawSQL(BUYERS_OF, [shop, shop])  # noqa: S611 no words of anybody's in it
        rows = rows.filter(pk__in=buyers)
    else:
        bought: Any = RawSQL(BOUGHT_IN.format(members=members), [shop], output_field=BooleanField())  # noqa: S611 as above
        rows = rows.alias(bought_there=bought).filter(bought_there=True)
    return rows


def listed(face: Face, profile: CustomerProfile | None) -> Listed:
    """The row of one person."""
    if profile is None:
        return Listed(id=face.id, face=face)
    names = Listed.__dataclass_fields__.keys() - {"id", "face"}
    return Listed(id=face.id, face=face, **{name: getattr(profile, name) for name in names})


def shops() -> list[tuple[str, str]]:
    """The shops to choose from; none while there is but one."""
    standing = Shop.objects.filter(erased_at=None).order_by("name").values_list("pk", "name")
    known = [(str(pk), name) for pk, name in standing]
    return known if len(known) > 1 else []


def how_many(chosen: Mapping[str, str]) -> Counted | None:
    """How many the list holds; None where that isn't known.

    Counted now while they are few: the list is followed within a minute. Of more the latest run knows.
    """
    if chosen.keys() - set(CHOSEN):
        return None
    if (at_least := CustomerProfile.objects.all()[: FEW + 1].count()) <= FEW:
        return Counted(CustomerProfile.objects.filter(**chosen).count() if chosen else at_least)
    done = InsightRun.objects.filter(state="done").order_by("-pk").first()
    if done is None or len(chosen) > 1:
        return None
    counts: Mapping[str, Any] = done.counts
    if not chosen:
        return Counted(int(counts["people"]), at=done.as_of)
    ((name, value),) = chosen.items()
    return Counted(int(counts.get(COUNTED[name], {}).get(value, 0)), at=done.as_of)

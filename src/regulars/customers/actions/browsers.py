"""How does a browser come to be one in which somebody gets notifications, and how does it cease to be?

Actions: the subscription stands among the ways by which they are known, and what they said when they gave it
is their consent. Whoever asked last in a browser gets what comes there: several people may use it in turn.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from django.db import transaction

from regulars.customers import queries
from regulars.customers.actions import consent
from regulars.customers.actions.people import LOCK_IDENTITIES, Sighting, recognise_all
from regulars.customers.models import Identity
from regulars.customers.permission import OFFERS, PURPOSES
from regulars.customers.recognition import Key

KIND, CHANNEL = "push", "webpush"
MOST = 10
"""Browsers of one person; the oldest is forgotten for the next."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said on a shop's page: granted, a yes. wording: what was shown; page: where."""

    wording: str
    page: str
    shop_id: int
    granted: bool = True


def subscribe(who: Sequence[Key], value: str, *, said: Said, at: datetime) -> int | None:
    """Let notifications come to a browser of whom these keys name, or of somebody new; whose it is.

    None of who was erased.
    """
    with transaction.atomic():
        LOCK_IDENTITIES.rows()
        key = (KIND, said.shop_id, value)
        sighting = Sighting(keys=[*who, key], seen_at=at)
        (customer,) = recognise_all([sighting], shop_id=said.shop_id, actor="page", at=at)
        if customer is None or queries.erased_at(customer):
            return None
        members = queries.members(customer)
        theirs = Identity.objects.filter(kind=KIND, customer_id__in=members)
        others = Identity.objects.filter(kind=KIND, value=value).exclude(customer_id__in=members)
        others.update(customer_id=customer, first_seen_at=at)
        older = theirs.exclude(value=value).order_by("-first_seen_at", "-id").values_list("pk", flat=True)
        Identity.objects.filter(pk__in=list(older[MOST - 1 :])).delete()
        state(customer, channel=CHANNEL, said=said, at=at)
    return customer


def say(who: Sequence[Key], *, channel: str, said: Said, at: datetime) -> int | None:
    """Keep what somebody said of a channel on a shop's page; who it was, None of who was erased."""
    with transaction.atomic():
        sighting = Sighting(keys=who, seen_at=at)
        (customer,) = recognise_all([sighting], shop_id=said.shop_id, actor="page", at=at)
        if customer is None or queries.erased_at(customer):
            return None
        state(customer, channel=channel, said=said, at=at)
    return customer


def move(before: str, value: str, *, at: datetime) -> bool:
    """A browser has another subscription in place of one that is known; False where it isn't."""
    with transaction.atomic():
        LOCK_IDENTITIES.rows()
        known = Identity.objects.filter(kind=KIND, value=before)
        if before == value or not known.exists():
            return known.exists()
        Identity.objects.filter(kind=KIND, value=value).delete()
        return bool(known.update(value=value, first_seen_at=at))


def leave(value: str, *, said: Said, at: datetime) -> bool:
    """Somebody wants no more notifications, or their browser shows none; False where it isn't known."""
    with transaction.atomic():
        people = queries.found_by(kind=KIND, value=value)
        forget(value)
        for customer in people:
            state(customer, channel=CHANNEL, said=said, at=at)
    return bool(people)


def forget(value: str) -> int:
    """Know a subscription no longer that is no more; what they allowed stays as they said it."""
    return Identity.objects.filter(kind=KIND, value=value).delete()[0]


def state(customer: int, *, channel: str, said: Said, at: datetime) -> None:
    """Keep what was said: a yes is to offers, a no to everything."""
    purposes = (OFFERS,) if said.granted else PURPOSES
    statements = [
        consent.Statement(
            customer_id=customer,
            channel=channel,
            purpose=purpose,
            granted=said.granted,
            occurred_at=at,
            how="shop",
            wording=said.wording,
            evidence={"page": said.page, "shop_id": said.shop_id},
        )
        for purpose in purposes
    ]
    consent.state(statements, actor="customer", at=at)

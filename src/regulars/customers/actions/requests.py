"""What becomes of a request for one's data, or to be forgotten?

Each is a row, so that it can be shown later that it was done, and when. To be forgotten is done at once. A
request for data waits for the owner, who hands it on. A shop is forgotten by a worker, piece by piece.
"""

from datetime import datetime, timedelta
from typing import Literal

import msgspec
from django.db import transaction

from regulars.customers.actions.erase import erase
from regulars.customers.actions.people import KNOWN, Sighting, recognise_all
from regulars.customers.events import PrivacyAnswered, PrivacyAsked
from regulars.customers.models import Customer, PrivacyRequest
from regulars.customers.recognition import Key
from regulars.events.log import NewEvent, digest, record
from regulars.sql import recordset

Asks = Literal["data", "erasure", "shop_erasure"]
ANSWERED_WITHIN = timedelta(days=30)
"""A month by Article 12 of Regulation (EU) 2016/679; thirty days by Shopify's terms."""


class NotOpen(ValueError):
    """This request was answered already, or there is none."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A request. key: its cause, unique in the installation. customer_id: None where nobody is known."""

    key: str
    asks: Asks
    asked_at: datetime
    customer_id: int | None = None
    shop_id: int | None = None
    due_at: datetime | None = None


def take(asked: Asked, *, actor: str, at: datetime) -> tuple[PrivacyRequest, bool]:
    """Note a request once, and do what can be done of it at once; whether it is new."""
    with transaction.atomic():
        row, is_new = PrivacyRequest.objects.get_or_create(
            key=digest(f"privacy:{asked.key}"),
            defaults={
                "asks": asked.asks,
                "actor": actor,
                "customer_id": asked.customer_id,
                "shop_id": asked.shop_id,
                "asked_at": asked.asked_at,
                "due_at": asked.due_at or asked.asked_at + ANSWERED_WITHIN,
                "state": "running" if asked.asks == "shop_erasure" else "open",
            },
        )
        if is_new:
            _record(PrivacyAsked(row.pk, row.asks), row=row, what="asked", actor=actor, at=at)
            _begin(row, actor=actor, at=at)
        return row, is_new


def person_meant(
    keys: list[Key], *, asked_at: datetime, shop_id: int, at: datetime, actor: str
) -> int | None:
    """Who is known by these keys, strongest first; nobody is invented, and what one key tells joins two."""
    named = [{"kind": kind, "shop_id": shop, "value": value} for kind, shop, value in keys]
    if not KNOWN.rows(keys=recordset(named)):
        return None
    sighting = Sighting(keys=keys, seen_at=asked_at)
    return recognise_all([sighting], shop_id=shop_id, actor=actor, at=at)[0]


def give(request_id: int, *, actor: str, at: datetime) -> PrivacyRequest:
    """Note that somebody's data were handed on. Raises NotOpen."""
    with transaction.atomic():
        row = (
            PrivacyRequest.objects.select_for_update()
            .filter(pk=request_id, asks="data", state="open")
            .first()
        )
        if row is None:
            raise NotOpen(request_id)
        end(row, outcome="given", actor=actor, at=at)
        return row


def end(row: PrivacyRequest, *, outcome: str, actor: str, at: datetime) -> None:
    """Note that what was asked for is done."""
    row.state, row.outcome, row.ended_at, row.ended_by = "done", outcome, at, actor
    row.save(update_fields=["state", "outcome", "ended_at", "ended_by"])
    _record(PrivacyAnswered(row.pk, outcome), row=row, what="answered", actor=actor, at=at)


def _begin(row: PrivacyRequest, *, actor: str, at: datetime) -> None:
    """To be forgotten is done at once; of whom we know nothing there is nothing to do."""
    who = row.customer_id
    if row.asks == "shop_erasure":
        return
    if who is None or not Customer.objects.filter(pk=who, erased_at=None).exists():
        end(row, outcome="nobody", actor=actor, at=at)
    elif row.asks == "erasure":
        erase([who], actor=actor, at=at)
        end(row, outcome="erased", actor=actor, at=at)
        _close(who, actor=actor, at=at)


def _close(customer_id: int, *, actor: str, at: datetime) -> None:
    """Who is forgotten has no data left to ask for."""
    for row in PrivacyRequest.objects.select_for_update().filter(customer_id=customer_id, state="open"):
        end(row, outcome="erased", actor=actor, at=at)


def _record(payload: msgspec.Struct, *, row: PrivacyRequest, what: str, actor: str, at: datetime) -> None:
    new = NewEvent(
        payload=payload,
        key=f"privacy:{row.pk}:{what}",
        occurred_at=at,
        actor=actor,
        customer_id=row.customer_id,
        shop_id=row.shop_id,
    )
    record(new, at=at)

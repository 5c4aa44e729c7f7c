"""How does a yes wait until whoever owns the address confirms it (double opt-in)?

Actions: anybody can enter anybody's address on a form. So the yes is kept as asked for, a letter goes to the
address, and the statement is made when its link is confirmed, with when it was asked and when confirmed.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from regulars.customers.actions.consent import LOCK, Statement, state
from regulars.customers.events import ConsentAsked
from regulars.customers.models import Customer, PendingConsent
from regulars.events.log import NewEvent, record

EXPIRES = timedelta(days=7)
AGAIN = timedelta(minutes=10)
MOST_LETTERS = 3
"""Letters for one yes until it expires: nobody can have a stranger's mailbox filled."""


def ask(said: Statement, *, actor: str, at: datetime) -> datetime | None:
    """Keep a yes until it is confirmed; until when that works, or None where no letter is to leave for it.

    That is so where one left a moment ago, or enough did, and of who was erased.
    """
    with transaction.atomic():
        LOCK.rows(people=[said.customer_id])
        if not Customer.objects.filter(pk=said.customer_id, erased_at=None).exists():
            return None
        place: dict[str, Any] = {
            "customer_id": said.customer_id,
            "channel": said.channel,
            "purpose": said.purpose,
        }
        row = PendingConsent.objects.filter(**place).first()
        letters = row.letters if row and row.expires_at > at and row.confirmed_at is None else 0
        if row and letters and (letters >= MOST_LETTERS or at < row.asked_at + AGAIN):
            return None
        kept = {"how": said.how, "wording": said.wording, "evidence": said.evidence, "asked_at": at}
        expires = {"letters": letters + 1, "expires_at": at + EXPIRES, "confirmed_at": None}
        PendingConsent.objects.update_or_create(**place, defaults={**kept, **expires})
        record(_asked(said, actor=actor, at=at), at=at)
        return at + EXPIRES


def confirm(customer_id: int, *, channel: str, evidence: Mapping[str, Any], at: datetime) -> int:
    """Make the statements that waited on a channel; how many. evidence: of the confirming itself."""
    with transaction.atomic():
        LOCK.rows(people=[customer_id])
        waiting = PendingConsent.objects.filter(customer=customer_id, channel=channel, confirmed_at=None)
        rows = list(waiting.filter(expires_at__gt=at).order_by("pk"))
        state([_confirmed(row, evidence=evidence, at=at) for row in rows], actor="customer", at=at)
        PendingConsent.objects.filter(pk__in=[row.pk for row in rows]).update(confirmed_at=at)
    return len(rows)


def _confirmed(row: PendingConsent, *, evidence: Mapping[str, Any], at: datetime) -> Statement:
    asked = {"asked_at": row.asked_at.isoformat(), "double_opt_in": True}
    return Statement(
        customer_id=row.customer_id,
        channel=row.channel,
        purpose=row.purpose,
        granted=True,
        occurred_at=at,
        how=row.how,
        wording=row.wording,
        evidence={**row.evidence, **asked, **evidence},
    )


def _asked(said: Statement, *, actor: str, at: datetime) -> NewEvent:
    return NewEvent(
        payload=ConsentAsked(channel=said.channel, purpose=said.purpose, how=said.how),
        key=f"consent:asked:{said.customer_id}:{said.channel}:{said.purpose}:{at.isoformat()}",
        occurred_at=at,
        actor=actor,
        customer_id=said.customer_id,
    )

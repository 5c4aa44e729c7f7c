"""What can be done with ad audiences: make, change, stop, start and remove them, and connect networks?

Each is one transaction: the rows, the event, and who did it.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime

import msgspec
from django.db import IntegrityError, transaction

from regulars.capabilities.audiences import events, queries
from regulars.capabilities.audiences.models import AdAccount, AdAudience, AdBatch, AdList, AdMember
from regulars.capabilities.audiences.rules import ENDED
from regulars.channels import keyring
from regulars.channels.actions import Who, actor
from regulars.engine import where
from regulars.events.log import NewEvent, record
from regulars.web import audit

SEEDS = 2**31
CHANGEABLE = ("expression", "campaigns", "budget_business")


class NameTaken(ValueError):
    """There is an ad audience of this name already."""


class StillOnLists(ValueError):
    """Networks may still hold somebody of it: it is stopped first."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """An ad audience to be made. budget_business: in minor units; None without an end."""

    name: str
    expression: str
    networks: tuple[str, ...]
    holdout_bp: int
    campaigns: tuple[str, ...] = ()
    budget_business: int | None = None


def set_account(
    network: str, *, account_id: str, login_id: str = "", secret: Mapping[str, str], who: Who, at: datetime
) -> None:
    """Connect a network, or replace its keys; what it refused is tried again. Raises host.keys.KeysLost."""
    sealed = keyring.sealed(msgspec.json.encode(dict(secret)).decode())
    with transaction.atomic():
        AdAccount.objects.update_or_create(
            network=network,
            defaults={"account_id": account_id, "login_id": login_id, "secret": sealed, "changed_at": at},
        )
        AdList.objects.filter(network=network).exclude(problem__in=ENDED).update(
            problem="", says="", failures=0, retry_at=None
        )
        _record(events.AdAccountSet(network), key=f"ad_account:{network}:set", who=who, at=at)
        audit.note(who, "ad_account.set", kind="ad_account", id=network, detail={"account": account_id})


def make(wanted: Wanted, *, who: Who, at: datetime) -> AdAudience:
    """Let networks know of people from now on. Raises ExpressionProblem, NameTaken."""
    where.read(wanted.expression)
    try:
        with transaction.atomic():
            made = AdAudience.objects.create(
                name=wanted.name,
                expression=wanted.expression,
                holdout_bp=wanted.holdout_bp,
                seed=secrets.randbelow(SEEDS),
                campaigns=list(wanted.campaigns),
                budget_business=wanted.budget_business,
                made_at=at,
                started_at=at,
            )
            for network in wanted.networks:
                AdList.objects.create(audience=made, network=network)
            payload = events.AdAudienceMade(made.pk, list(wanted.networks))
            _record(payload, key=f"ad_audience:{made.pk}:made", who=who, at=at)
            audit.note(who, "ad_audience.made", kind="ad_audience", id=made.pk, detail={"name": made.name})
    except IntegrityError:
        raise NameTaken(wanted.name) from None
    return made


def change(audience_id: int, changes: Mapping[str, object], *, who: Who, at: datetime) -> None:
    """Change its expression, campaigns or budget. Raises DoesNotExist, ExpressionProblem."""
    if "expression" in changes:
        where.read(str(changes["expression"]))
    with transaction.atomic():
        row = AdAudience.objects.select_for_update().get(pk=audience_id)
        fields = [name for name in CHANGEABLE if name in changes and changes[name] != getattr(row, name)]
        for name in fields:
            setattr(row, name, changes[name])
        if fields:
            row.save(update_fields=fields)
            payload = events.AdAudienceChanged(audience_id, fields)
            _record(payload, key=f"ad_audience:{audience_id}:changed", who=who, at=at)
            audit.note(who, "ad_audience.changed", kind="ad_audience", id=audience_id)


def stop(audience_id: int, *, why: str, who: Who, at: datetime) -> bool:
    """Take everybody out of its lists; False when that was said before. why: owner or budget."""
    with transaction.atomic():
        going_on = AdAudience.objects.filter(pk=audience_id, stopped_why="")
        stopped = going_on.update(stopped_why=why, stopped_at=at)
        if stopped:
            payload = events.AdAudienceStopped(audience_id, why)
            _record(payload, key=f"ad_audience:{audience_id}:stopped", who=who, at=at)
            if why == "owner":
                audit.note(who, "ad_audience.stopped", kind="ad_audience", id=audience_id)
    return bool(stopped)


def start(audience_id: int, *, who: Who, at: datetime) -> bool:
    """Tell the networks again of its people, by new lists where they are gone; whether there was anything."""
    with transaction.atomic():
        stopped = AdAudience.objects.filter(pk=audience_id).exclude(stopped_why="")
        started = stopped.update(stopped_why="", stopped_at=None)
        gone = AdList.objects.select_for_update().filter(audience_id=audience_id, problem__in=ENDED)
        AdMember.objects.filter(list__in=gone).delete()
        AdBatch.objects.filter(list__in=gone, confirmed_at=None).update(state="failed")
        started += gone.update(remote_id="", problem="", says="", failures=0, retry_at=None)
        if started:
            payload = events.AdAudienceStarted(audience_id)
            _record(payload, key=f"ad_audience:{audience_id}:started", who=who, at=at)
            audit.note(who, "ad_audience.started", kind="ad_audience", id=audience_id)
    return bool(started)


def remove(audience_id: int, *, who: Who, at: datetime) -> bool:
    """Remove it with the history of what networks were told. Raises StillOnLists."""
    with transaction.atomic():
        row = AdAudience.objects.select_for_update().filter(pk=audience_id).first()
        if row is None:
            return False
        if not row.stopped_why or queries.is_on_a_list(audience_id):
            raise StillOnLists(row.name)
        row.delete()
        _record(
            events.AdAudienceRemoved(audience_id), key=f"ad_audience:{audience_id}:removed", who=who, at=at
        )
        audit.note(who, "ad_audience.removed", kind="ad_audience", id=audience_id, detail={"name": row.name})
        return True


def _record(payload: msgspec.Struct, *, key: str, who: Who, at: datetime) -> None:
    """These may happen again and again: each moment is a cause of its own."""
    new = NewEvent(payload=payload, key=f"{key}:{at.timestamp()}", occurred_at=at, actor=actor(who))
    record(new, at=at)

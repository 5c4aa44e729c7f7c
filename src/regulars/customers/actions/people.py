"""How do customers come to be known, described, merged and separated?"""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec
from django.db import transaction

from regulars.customers import erasures
from regulars.customers.events import (
    CustomerDescribed,
    CustomerRecognised,
    CustomersMerged,
    CustomersSeparated,
)
from regulars.customers.models import Merge
from regulars.customers.recognition import Findings, Key, Known, recognise
from regulars.events.log import NewEvent, record_many
from regulars.sql import Statement, recordset, statement

KNOWN = statement(__file__, "known")
CREATE = statement(__file__, "create")
ATTACH = statement(__file__, "attach")
DESCRIBE = statement(__file__, "describe")
CANONISE = statement(__file__, "canonise")
LOCK_IDENTITIES = Statement("SELECT pg_advisory_xact_lock(hashtext('customer_identity'))")


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody named by these keys, strongest first, was seen at a moment.

    is_act: they did something then; else a shop's record merely names them, which revives nobody.
    """

    keys: Sequence[Key]
    seen_at: datetime
    is_act: bool = True


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """What a person is called and how to speak to them; updated_at is the source's version."""

    customer_id: int
    name: str
    given_name: str
    sort_name: str
    language: str
    country: str
    birth_date: date | None
    updated_at: datetime


class NotMerged(ValueError):
    """There is no merge of these two that stands."""


def recognise_all(
    sightings: Sequence[Sighting], *, shop_id: int, actor: str, at: datetime
) -> list[int | None]:
    """The canonical customer of each sighting, invented or merged where need be; None without keys.

    Unknown keys are written under one lock, so that parallel doors never invent the same person twice. What
    somebody did before they were erased goes to what is left of them.
    """
    with transaction.atomic():
        erased = erasures.meant(sightings)
        living = [
            msgspec.structs.replace(sighting, keys=()) if n in erased else sighting
            for n, sighting in enumerate(sightings)
        ]
        found = _recognised(living if erased else sightings, shop_id=shop_id, actor=actor, at=at)
        return [erased.get(n, who) for n, who in enumerate(found)]


def _recognised(sightings: Sequence[Sighting], *, shop_id: int, actor: str, at: datetime) -> list[int | None]:
    known = _known(sightings)
    if _all_settled(sightings, known=known):
        return [known.owner[s.keys[0]] if s.keys else None for s in sightings]
    LOCK_IDENTITIES.rows()
    known = _known(sightings)
    found = recognise([s.keys for s in sightings], known=known)
    return _write(found, sightings, shop_id=shop_id, actor=actor, at=at)


def describe(descriptions: Sequence[Description], *, actor: str, at: datetime) -> dict[int, str]:
    """Learn names, languages, countries and birth dates; who is `new` or `changed` by it.

    The last statement of each customer counts.
    """
    latest = {d.customer_id: d for d in sorted(descriptions, key=lambda d: d.updated_at)}
    with transaction.atomic():
        written = DESCRIBE.rows(persons=recordset(list(latest.values())))
        news = {customer_id: is_new for customer_id, is_new, is_news in written if is_news}
        record_many(
            [
                NewEvent(
                    payload=CustomerDescribed(),
                    key=f"customer:{customer_id}:described:{at.timestamp()}",
                    occurred_at=latest[customer_id].updated_at,
                    actor=actor,
                    customer_id=customer_id,
                )
                for customer_id in news
            ],
            at=at,
        )
        return {customer_id: "new" if is_new else "changed" for customer_id, is_new in news.items()}


def merge(*, loser: int, winner: int, reason: str, actor: str, at: datetime) -> list[int]:
    """Let the loser count as the winner from now on; the canonical customers whose sums change."""
    with transaction.atomic():
        row = Merge.objects.create(loser_id=loser, winner_id=winner, reason=reason, actor=actor, merged_at=at)
        payload = CustomersMerged(loser=loser, winner=winner, reason=reason)
        _record(payload, key=f"merge:{row.id}", customer_id=winner, actor=actor, at=at)
        return [customer for (customer,) in CANONISE.rows(customers=[loser, winner])]


def separate(*, loser: int, winner: int, actor: str, at: datetime) -> list[int]:
    """Undo a merge; the canonical customers whose sums change. Raises NotMerged."""
    with transaction.atomic():
        row = (
            Merge.objects.select_for_update().filter(loser_id=loser, winner_id=winner, undone_at=None).first()
        )
        if row is None:
            raise NotMerged(f"{loser} and {winner}")
        row.undone_at, row.undone_by = at, actor
        row.save(update_fields=["undone_at", "undone_by"])
        payload = CustomersSeparated(loser=loser, winner=winner)
        _record(payload, key=f"merge:{row.id}:undone", customer_id=winner, actor=actor, at=at)
        return [customer for (customer,) in CANONISE.rows(customers=[loser, winner])]


def _known(sightings: Sequence[Sighting]) -> Known:
    known = Known()
    asked = {key for sighting in sightings for key in sighting.keys}
    named = [{"kind": kind, "shop_id": shop, "value": value} for kind, shop, value in asked]
    for kind, shop, value, owner in KNOWN.rows(keys=recordset(named)):
        known.give((kind, shop, value), to=owner)
    return known


def _all_settled(sightings: Sequence[Sighting], *, known: Known) -> bool:
    """Whether all keys are known and each sighting's keys name one and the same customer."""
    owners = known.owner
    return all(len({owners.get(key, 0) for key in s.keys} | {0}) <= 2 for s in sightings) and all(
        key in owners for s in sightings for key in s.keys
    )


def _write(
    found: Findings, sightings: Sequence[Sighting], *, shop_id: int, actor: str, at: datetime
) -> list[int | None]:
    ids = _create(found, sightings, shop_id=shop_id, actor=actor, at=at)
    seen = {key: s.seen_at for s in reversed(sightings) for key in s.keys}
    rows = [
        {
            "customer_id": ids.get(who, who),
            "kind": key[0],
            "shop_id": key[1],
            "value": key[2],
            "first_seen_at": seen[key],
        }
        for key, who in found.attached
    ]
    ATTACH.run(keys=recordset(rows))
    for join in found.joins:
        if join.loser > 0:
            winner = ids.get(join.winner, join.winner)
            merge(loser=join.loser, winner=winner, reason=f"same {join.by}", actor=actor, at=at)
    return [ids.get(who, who) if who is not None else None for who in found.customers]


def _create(
    found: Findings, sightings: Sequence[Sighting], *, shop_id: int, actor: str, at: datetime
) -> dict[int, int]:
    """The stored id of each invented customer that lost no join."""
    lost = {join.loser for join in found.joins}
    born = [who for who in found.created if who not in lost]
    first: dict[int, Sighting] = {}
    for who, sighting in zip(found.customers, sightings, strict=True):
        if who is not None and (who not in first or sighting.seen_at < first[who].seen_at):
            first[who] = sighting
    rows = [{"n": n, "first_seen_at": first[who].seen_at} for n, who in enumerate(born)]
    ids = [row[0] for row in CREATE.rows(customers=recordset(rows), shop_id=shop_id)]
    record_many(
        [
            NewEvent(
                payload=CustomerRecognised(by=sorted({key[0] for key in first[who].keys})),
                key=f"customer:{customer_id}:recognised",
                occurred_at=first[who].seen_at,
                actor=actor,
                customer_id=customer_id,
                shop_id=shop_id,
            )
            for who, customer_id in zip(born, ids, strict=True)
        ],
        at=at,
    )
    return dict(zip(born, ids, strict=True))


def _record(payload: msgspec.Struct, *, key: str, customer_id: int, actor: str, at: datetime) -> None:
    new = NewEvent(payload=payload, key=key, occurred_at=at, actor=actor, customer_id=customer_id)
    record_many([new], at=at)

"""Whom do facts mean that name somebody who was erased?

The list of erasures holds keyed digests: the same identifier is known again, and nobody can read the list.
What happened before somebody was erased goes to the number that is left of them, and brings no name back.
What they do after it makes a new person.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b, sha256
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings

from regulars.customers.recognition import NAMED, Key
from regulars.sql import Statement, recordset, statement

if TYPE_CHECKING:
    from regulars.customers.actions.people import Sighting

ANY_AT_ALL = Statement("SELECT EXISTS (SELECT FROM erased_identity)")
ERASED = statement(__file__, "erased")
LIVING = statement(__file__, "living")

Erased = tuple[int | None, datetime]


def digest(key: Key) -> UUID:
    """The keyed digest by which an identifier is listed."""
    text = "\0".join(map(str, key))
    return UUID(bytes=blake2b(text.encode(), key=_key(settings.SECRET_KEY), digest_size=16).digest())


def shop_digest(shop_id: int, *, name: str) -> UUID:
    """By which a whole shop is listed."""
    return digest(("whole shop", shop_id, name))


def meant(sightings: Sequence["Sighting"]) -> dict[int, int | None]:
    """Which of these, by number, mean somebody who was erased; the id that is left of them, where one is."""
    if not ANY_AT_ALL.rows()[0][0]:
        return {}
    deciding = {n: _deciding(sighting.keys) for n, sighting in enumerate(sightings)}
    listed = _listed({key for keys in deciding.values() for key in keys})
    records = [sighting for sighting in sightings if not sighting.is_act]
    living = _living({key for each in records for key in each.keys}) if listed else set()
    return {
        n: found[0]
        for n, sighting in enumerate(sightings)
        if (found := _erased(sighting, deciding[n], listed=listed, living=living))
    }


def _deciding(keys: Sequence[Key]) -> list[Key]:
    """The keys that tell who it is: a name before a telephone or a browser, which people share."""
    return [key for key in keys if key[0] in NAMED] or list(keys)


def _erased(
    sighting: "Sighting",
    keys: Sequence[Key],
    *,
    listed: Mapping[Key, list[Erased]],
    living: set[Key],
) -> Erased | None:
    """Whoever was erased after this was seen; of a mere record, unless they have come back since."""
    if not sighting.is_act:
        return None if living & set(sighting.keys) else next(_of(keys, listed), None)
    return next((one for one in _of(keys, listed) if one[1] >= sighting.seen_at), None)


def _of(keys: Sequence[Key], listed: Mapping[Key, list[Erased]]) -> Iterator[Erased]:
    return (one for key in keys for one in listed.get(key, ()))


def _listed(keys: set[Key]) -> dict[Key, list[Erased]]:
    """Who was erased under each of these keys, the earliest first."""
    by_digest = {digest(key): key for key in keys}
    listed: dict[Key, list[Erased]] = {}
    for found, customer, erased_at in ERASED.rows(digests=list(by_digest)):
        listed.setdefault(by_digest[found], []).append((customer, erased_at))
    return listed


def _living(keys: set[Key]) -> set[Key]:
    """Those of these keys by which somebody is known now."""
    asked = [{"kind": kind, "shop_id": shop, "value": value} for kind, shop, value in keys]
    return {(kind, shop, value) for kind, shop, value in LIVING.rows(keys=recordset(asked))}


@lru_cache(maxsize=1)
def _key(secret: str) -> bytes:
    return sha256(f"list of erasures\0{secret}".encode()).digest()

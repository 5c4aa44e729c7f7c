"""How does a batch of what visitors did get into the log, when all of them are known already?

The fast lane beside `commerce.intake`: one statement finds who each visitor is and records what they did.
Whom it can't tell, since a key is new or the keys name different people, it leaves to `intake.apply`.
"""

from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b

import msgspec

from regulars.customers.identify import Identifiers, keys
from regulars.events.declare import named
from regulars.sql import recordset, statement

RECORD = statement(__file__, "behaviours_record", prepared=True)
SAID_OTHERWISE = statement(__file__, "behaviours_said_otherwise")


class Doing(msgspec.Struct, frozen=True, kw_only=True):
    """What a visitor did. key: unique in its source. properties: a JSON object, as it came."""

    key: str
    name: str
    occurred_at: datetime
    who: Identifiers
    properties: msgspec.Raw


class _Payload(msgspec.Struct):
    properties: msgspec.Raw


class _Row(msgspec.Struct, omit_defaults=True):
    """digest: as `events.log.digest` makes it, in hexadecimal: a UUID would cost as much as the rest."""

    n: int
    digest: str
    name: str
    version: int
    occurred_at: datetime
    payload: _Payload
    shop: str | None = None
    email: str | None = None
    phone: str | None = None
    device: str | None = None


def record_behaviours(
    doings: Sequence[Doing], *, source_key: str, shop_id: int, country: str, actor: str, at: datetime
) -> list[str]:
    """Record what known visitors did; of each whether it is `new`, `known` or `unsettled`.

    source_key: as in intake.Source, so that both lanes know the same keys.
    """
    rows = [
        _row(n, doing, source_key=source_key, shop_id=shop_id, country=country)
        for n, doing in enumerate(doings)
    ]
    told = dict(RECORD.rows(events=recordset(rows), shop_id=shop_id, actor=actor, recorded_at=at))
    return [told[n] for n in range(len(doings))]


def said_otherwise(doings: Sequence[Doing], *, source_key: str) -> set[int]:
    """Which of these, by number, were recorded before under the same key with another content."""
    rows = [_row(n, doing, source_key=source_key, shop_id=0, country="") for n, doing in enumerate(doings)]
    return {n for (n,) in SAID_OTHERWISE.rows(events=recordset(rows))}


def _row(n: int, doing: Doing, *, source_key: str, shop_id: int, country: str) -> _Row:
    who, shop, email, phone, device = doing.who, None, None, None, doing.who.device.strip() or None
    if who.email or who.phone or who.shop_customer:
        by = {kind: value for kind, _, value in keys(who, shop_id=shop_id, country=country)}
        shop, email, phone, device = by.get("shop"), by.get("email"), by.get("phone"), by.get("device")
    return _Row(
        n,
        blake2b(f"{source_key}:{doing.key}".encode(), digest_size=16).hexdigest(),
        doing.name,
        named(doing.name).version,
        doing.occurred_at,
        _Payload(doing.properties),
        shop,
        email,
        phone,
        device,
    )

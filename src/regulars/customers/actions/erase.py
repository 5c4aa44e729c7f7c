"""How is a person forgotten, while all that was counted stays true?

Who they are goes: names, addresses, letters, raw deliveries, free text. What they did stays, without them:
orders, refunds, events, decisions. Every folder says which of its tables holds what (`holdings.py`). The
list of erasures knows them again by keyed digests: neither a late webhook nor an old backup brings them back.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from regulars.customers.actions.people import LOCK_IDENTITIES
from regulars.customers.erasures import digest, shop_digest
from regulars.customers.events import CustomerErased
from regulars.customers.holdings import Holding, of_people
from regulars.events.log import NewEvent, record_many
from regulars.host import erasures, paths
from regulars.host.erasures import Listed
from regulars.sql import Statement, recordset, statement

LIVING = statement(__file__, "erase_living")
WORDS = statement(__file__, "erase_words")
IDENTITIES = statement(__file__, "erase_identities")
LIST = statement(__file__, "erase_list")
MARK = statement(__file__, "erase_mark")
UNLISTED = statement(__file__, "erase_unlisted")
PAGE = statement(__file__, "erase_page")
LATELY = statement(__file__, "erase_lately")
TAKE_WORDS = Statement("SELECT erase_words(%(customers)s::bigint[], %(kept)s::text[])")

AT_ONCE, PAGE_SIZE = 200, 10_000

KEPT_PROPERTIES = [
    *("sku", "category", "brand", "price", "currency", "quantity", "results", "position", "step", "rating"),
    *("discount", "total", "shipping_method", "payment_method", "promotion_id", "share_via", "custom"),
]
"""What a tracker told of a visit that names nobody; the rest may be an address or a search for anything."""


def erase(customers: Sequence[int], *, actor: str, at: datetime, searching: bool = True) -> list[int]:
    """Forget these people, with all who count as them; the canonical ones who weren't forgotten before.

    At most 200 at once. searching: look for them in what names nobody by id, too; where a whole shop goes,
    that goes anyhow.
    """
    return _erase(dict.fromkeys(customers, at), actor=actor, at=at, searching=searching)


def erase_again(missing: Mapping[UUID, datetime], *, actor: str, at: datetime) -> int:
    """Forget whom a list names that was kept outside of the database; how many came back with a backup.

    They were erased at the moment that the list says: what they did since then is a new person's.
    """
    back = sorted((_known_by(missing) if missing else {}).items())
    erased = 0
    for first in range(0, len(back), AT_ONCE):
        erased += len(_erase(dict(back[first : first + AT_ONCE]), actor=actor, at=at, searching=True))
    rows = [{"digest": one, "erased_at": erased_at} for one, erased_at in missing.items()]
    LIST.run(listed=recordset(rows))
    return erased


def list_shop(shop_id: int, *, name: str, at: datetime) -> None:
    """Put a whole shop on the list of erasures."""
    LIST.run(listed=recordset([{"digest": shop_digest(shop_id, name=name), "erased_at": at}]))
    transaction.on_commit(lambda: remember(since=at), robust=True)


def unlisted(listed: Sequence[Listed]) -> dict[UUID, datetime]:
    """What of a list that was kept outside of the database isn't listed in it."""
    asked = recordset([{"digest": one.digest, "erased_at": one.erased_at} for one in listed])
    return dict(UNLISTED.rows(listed=asked))


def erase_remains(*, since: datetime) -> int:
    """Take out what came since of people who were forgotten then or later; how many people there are."""
    found, last = 0, 0
    while some := [customer for (customer,) in LATELY.rows(since=since, after=last, limit=AT_ONCE)]:
        with transaction.atomic():
            _take_out(some, words=[], searching=False)
        found, last = found + len(some), some[-1]
    return found


def remember(*, since: datetime) -> None:
    """Write the list of erasures down outside of the database, too."""
    connection.ensure_connection()
    erasures.remember(connection.connection, folder=paths.data_folder(), since=since)


def _erase(people: Mapping[int, datetime], *, actor: str, at: datetime, searching: bool) -> list[int]:
    """people: since when each counts as erased."""
    with transaction.atomic():
        LOCK_IDENTITIES.rows()
        counted: dict[int, list[int]] = {}
        for canonical, member in LIVING.rows(customers=list(people)):
            counted.setdefault(canonical, []).append(member)
        if not counted:
            return []
        when = {who: max(people[one] for one in ids if one in people) for who, ids in counted.items()}
        members = [member for ids in counted.values() for member in ids]
        words = [word for (word,) in WORDS.rows(customers=members)]
        _list(members, when=when)
        MARK.run(erased=recordset([{"id": m, "at": when[who]} for who, ids in counted.items() for m in ids]))
        _take_out(members, words=words, searching=searching)
        record_many([_event(who, ids, actor=actor, at=at) for who, ids in counted.items()], at=at)
        transaction.on_commit(lambda: remember(since=min(when.values())), robust=True)
    return list(counted)


def _list(members: Sequence[int], *, when: Mapping[int, datetime]) -> None:
    """Write down by which digests these are known again, before their identities go."""
    rows = [
        {"digest": digest((kind, shop, value)), "customer_id": who, "erased_at": when[who]}
        for who, kind, shop, value in IDENTITIES.rows(customers=members)
    ]
    LIST.run(listed=recordset(rows))


def _take_out(members: Sequence[int], *, words: Sequence[str], searching: bool) -> None:
    TAKE_WORDS.rows(customers=list(members), kept=KEPT_PROPERTIES)
    for holding in of_people():
        taking = _taking(holding)
        if taking and (words or not holding.searched) and (searching or not holding.searched):
            taking.run(customers=list(members), words=list(words))


def _taking(holding: Holding) -> Statement | None:
    """What takes the person out of a table; None where nothing in it is personal."""
    if holding.blanked:
        columns, values = ", ".join(holding.blanked), ", ".join(holding.blanked.values())
        is_said = f"({columns}) IS DISTINCT FROM ({values})"
        return Statement(
            f"UPDATE {holding.table} SET ({columns}) = ROW ({values}) WHERE {holding.where} AND {is_said}"  # noqa: S608 our own words
        )
    if holding.kept:
        return None
    return Statement(f"DELETE FROM {holding.table} WHERE {holding.where}")  # noqa: S608 our own words


def _known_by(missing: Mapping[UUID, datetime]) -> dict[int, datetime]:
    """Who is known by one of these digests, and when they were erased."""
    found: dict[int, datetime] = {}
    last = 0
    while rows := PAGE.rows(after=last, limit=PAGE_SIZE):
        for _id, customer, kind, shop, value in rows:
            if (erased_at := missing.get(digest((kind, shop, value)))) is not None:
                found[customer] = max(erased_at, found.get(customer, erased_at))
        last = rows[-1][0]
    return found


def _event(who: int, ids: list[int], *, actor: str, at: datetime) -> NewEvent:
    return NewEvent(
        payload=CustomerErased(ids),
        key=f"customer:{who}:erased",
        occurred_at=at,
        actor=actor,
        customer_id=who,
    )

"""How is all that came from a shop forgotten, however much it is?

Piece by piece, each a transaction of its own with how far it got: who is known through this shop alone is
erased, then its rows go, table by table. After kill -9 it goes on where it was.
"""

from datetime import datetime

from django.db import transaction

from regulars.business.models import Shop
from regulars.commerce.actions import totals
from regulars.commerce.events import ShopErased
from regulars.commerce.frame import LOCK_SHOP
from regulars.customers.actions import requests
from regulars.customers.actions.erase import AT_ONCE, erase, list_shop
from regulars.customers.actions.requests import Asked
from regulars.customers.holdings import OfShop, of_shops
from regulars.customers.models import PrivacyRequest
from regulars.events.log import NewEvent, record
from regulars.sql import Statement, statement

PEOPLE = statement(__file__, "erase_shop_people")
HOW_MANY = statement(__file__, "erase_shop_how_many")
ROWS_AT_ONCE = 5_000


def begin(
    shop_id: int, *, key: str, asked_at: datetime, actor: str, at: datetime
) -> tuple[PrivacyRequest, bool]:
    """Take nothing more from a shop, and let a worker forget it; whether this was asked for the first time.

    Raises Shop.DoesNotExist.
    """
    with transaction.atomic():
        LOCK_SHOP.rows(shop_id=shop_id)
        shop = Shop.objects.get(id=shop_id)
        asked = Asked(key=key, asks="shop_erasure", asked_at=asked_at, shop_id=shop_id)
        row, is_new = requests.take(asked, actor=actor, at=at)
        if is_new:
            Shop.objects.filter(id=shop_id, erased_at=None).update(erased_at=at)
            PrivacyRequest.objects.filter(pk=row.pk).update(total=_how_much(shop_id))
            list_shop(shop_id, name=shop.name, at=at)
        return row, is_new


def erase_people(request_id: int, *, at: datetime) -> bool:
    """Erase the next of who is known through the shop alone; False where nobody is left."""
    with transaction.atomic():
        row = _locked(request_id)
        found = PEOPLE.rows(shop_id=row.shop_id, after=row.position, limit=AT_ONCE)
        if found:
            alone = [customer for customer, is_elsewhere in found if not is_elsewhere]
            erase(alone, actor=row.actor, at=at, searching=False)
            _note(row, position=found[-1][0], done=row.done + len(found))
        return bool(found)


def erase_rows(request_id: int, holding: OfShop, *, at: datetime) -> bool:
    """Let some rows of one table go, or write over what they say; whether there may be more."""
    with transaction.atomic():
        row = _locked(request_id)
        taking = _taking(holding)
        if taking is None:
            return False
        if holding.blanked:
            taking.run(shop_id=row.shop_id, at=at)
            return False
        gone = taking.rows(shop_id=row.shop_id, limit=ROWS_AT_ONCE)
        if holding.sums:
            totals.sum_up({customer for (customer,) in gone if customer})
        _note(row, done=row.done + len(gone))
        return len(gone) == ROWS_AT_ONCE


def end(request_id: int, *, at: datetime) -> None:
    """Note that it is done. The shop's row stays, without its name."""
    with transaction.atomic():
        row = _locked(request_id)
        if row.state == "done" or row.shop_id is None:
            return
        Shop.objects.filter(id=row.shop_id).update(name=f"Erased shop {row.shop_id}", url="")
        _note(row, total=row.done)
        requests.end(row, outcome="erased", actor=row.actor, at=at)
        payload = ShopErased(row.pk, people=HOW_MANY.rows(shop_id=row.shop_id)[0][0])
        key = f"shop:{row.shop_id}:erased:{row.pk}"
        record(
            NewEvent(payload=payload, key=key, occurred_at=at, actor=row.actor, shop_id=row.shop_id), at=at
        )


def _how_much(shop_id: int) -> int:
    """How many people and rows are to be gone through."""
    counted = [
        Statement(f"SELECT count(*) FROM {holding.table} WHERE {holding.where}")  # noqa: S608 our own words
        for holding in of_shops()
        if holding.table == "customer" or not (holding.kept or holding.table == "customer_identity")
    ]
    return sum(count.rows(shop_id=shop_id)[0][0] for count in counted)


def _taking(holding: OfShop) -> Statement | None:
    if holding.blanked:
        values = ", ".join(f"{column} = {value}" for column, value in holding.blanked.items())
        return Statement(f"UPDATE {holding.table} SET {values} WHERE {holding.where}")  # noqa: S608 our own words
    if holding.kept:
        return None
    some = f"SELECT {holding.key} FROM {holding.table} WHERE {holding.where} LIMIT %(limit)s"  # noqa: S608 likewise
    told = "customer_id" if holding.sums else "NULL"
    return Statement(
        f"DELETE FROM {holding.table} WHERE {holding.key} IN ({some}) RETURNING {told}"  # noqa: S608 likewise
    )


def _locked(request_id: int) -> PrivacyRequest:
    return PrivacyRequest.objects.select_for_update().get(pk=request_id, asks="shop_erasure")


def _note(row: PrivacyRequest, **values: int) -> None:
    """How far it got."""
    PrivacyRequest.objects.filter(pk=row.pk).update(**values)
    for name, value in values.items():
        setattr(row, name, value)

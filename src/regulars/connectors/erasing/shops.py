"""How does the erasure of a shop go on, to its end and after whatever interrupted it?"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from regulars import clock
from regulars.commerce.actions import erase_shop
from regulars.connectors.files import after, kept
from regulars.customers import queries
from regulars.customers.holdings import of_shops
from regulars.sql import Statement

COPIES = Statement("SELECT path FROM import_run WHERE shop_id = %(shop_id)s AND path <> ''")

Told = Callable[[int, int], None]


def begin(shop_id: int, *, actor: str, at: datetime) -> int:
    """Take nothing more from a shop and let all that came from it be forgotten; the request's id.

    A shop is forgotten once: whoever asks again gets the same request. Raises Shop.DoesNotExist.
    """
    row, _ = erase_shop.begin(shop_id, key=f"shop:{shop_id}", asked_at=at, actor=actor, at=at)
    return row.pk


def carry_on(request_id: int, *, told: Told | None = None) -> bool:
    """Forget what is left of a shop, to its end; False where it was at its end already.

    told: called after each piece with how many people and rows were gone through, and of how many.
    """
    row = queries.request(request_id)
    if row is None or row.state != "running" or row.shop_id is None:
        return False
    for (path,) in COPIES.rows(shop_id=row.shop_id):
        kept.delete(path)
    for piece in _pieces(request_id):
        while piece(at=clock.now()):
            _tell(request_id, told)
    erase_shop.end(request_id, at=clock.now())
    _tell(request_id, told)
    after.understand()
    return True


def _pieces(request_id: int) -> Iterator[Callable[..., bool]]:
    """First whom it alone knew, then its rows, table by table."""
    yield partial(erase_shop.erase_people, request_id)
    for holding in of_shops():
        yield partial(erase_shop.erase_rows, request_id, holding)


def _tell(request_id: int, told: Told | None) -> None:
    row = queries.request(request_id)
    if told and row:
        told(row.done, row.total)

"""What follows once more of a shop's past is known?"""

from datetime import date, datetime

from regulars.commerce.actions import totals
from regulars.commerce.actions.shops import EVERYBODY, change_shop
from regulars.commerce.history import Beginning, beginning


def weigh(shop_id: int, *, began: date | None, actor: str, at: datetime) -> Beginning:
    """Take back that a history is complete where it can't be, and know newcomers by where it begins.

    began: the day on which it began as it was known before; if it begins earlier now, whoever was taken for
    somebody only seen first may turn out to have come anew.
    """
    found = beginning(shop_id)
    if found.is_refuted:
        change_shop(shop_id, {"history_complete": False}, actor=actor, at=at)
        return beginning(shop_id)
    if not found.complete and began is not None and found.day is not None and found.day < began:
        totals.sum_up([row[0] for row in EVERYBODY.rows(shop_id=shop_id)])
    return found

"""Is a newcomer known from a veteran once more of a shop's past is known?"""

from datetime import date

from regulars.commerce.actions.history import weigh
from regulars.commerce.actions.shops import change_shop
from regulars.commerce.brought.facts import PastFact
from regulars.commerce.models import CustomerTotals
from tests.commerce.shop import ANN, NOON, day, order, shop, tell, told

__all__ = ["shop"]


def test_what_cannot_be_complete_is_said_to_be_no_more(shop):
    change_shop(shop.id, {"history_complete": True}, actor="staff:1", at=NOON)
    tell(shop, order("1"), PastFact(who=ANN.who, as_of=day(1), orders=3))
    assert not CustomerTotals.objects.get().first_seen_only
    found = weigh(shop.id, began=None, actor="import:1", at=day(1))
    assert (found.complete, found.unknown) == (False, 1)
    assert CustomerTotals.objects.get().first_seen_only
    assert told("shop.changed")[-1] == {"fields": ["history_complete"]}


def test_who_came_after_an_older_file_is_in_was_new_then(shop):
    """Ann's first order began what was known; now it begins 200 days before, past the 90 of run-in."""
    tell(shop, order("1"))
    assert CustomerTotals.objects.get().first_seen_only
    bo = type(ANN)(who=type(ANN.who)(email="bo@example.com"))
    tell(shop, order("2", on=-200, buyer=bo))
    weigh(shop.id, began=date(2026, 3, 1), actor="import:2", at=day(1))
    rows = CustomerTotals.objects.order_by("first_order_at")
    assert list(rows.values_list("first_seen_only", flat=True)) == [True, False]

"""Is it kept by which source the buyers of orders came?"""

import msgspec

from regulars.commerce.facts import Touch
from regulars.commerce.models import Order
from regulars.commerce.sources.models import Touch as Row
from tests.commerce.shop import day, order, shop, tell

__all__ = ["shop"]

FIRST = Touch(at=day(-5), source="meta", medium="paid_social", campaign="Spring", click="meta")
LAST = Touch(source="google", medium="organic", heard="A friend")


def test_an_order_keeps_how_its_buyer_came(shop):
    tell(shop, order("1", touches=(FIRST, LAST)))
    first, last = Row.objects.order_by("position")
    assert (first.source, first.campaign, first.paid, first.occurred_at) == ("meta", "Spring", True, day(-5))
    assert (last.source, last.heard, last.paid, last.occurred_at) == ("google", "A friend", False, day(0))
    assert {row.customer_id for row in (first, last)} == {Order.objects.get().customer_id}


def test_how_they_had_first_come_is_told_later_and_stays(shop):
    tell(shop, order("1", touches=(LAST,)))
    assert tell(shop, order("1", touches=(LAST,), first_touch=FIRST)) == ("known",)
    assert tell(shop, order("1", touches=(LAST,), version=day(1), channel="pos")) == ("changed",)
    first, last = Row.objects.order_by("occurred_at")
    assert (first.position, first.source, first.paid, first.occurred_at) == (-1, "meta", True, day(-5))
    assert (last.position, last.source) == (0, "google")
    assert first.customer_id == last.customer_id
    corrected = msgspec.structs.replace(FIRST, source="tiktok")
    assert tell(shop, order("1", touches=(LAST,), first_touch=corrected)) == ("known",)
    assert Row.objects.get(position=-1).source == "tiktok"


def test_told_again_it_is_the_same_and_untold_it_stays(shop):
    tell(shop, order("1", touches=(FIRST,)))
    assert tell(shop, order("1", touches=(FIRST,), version=day(1))) == ("known",)
    assert tell(shop, order("1", version=day(2), channel="pos")) == ("changed",)
    assert Row.objects.count() == 1
    later = order("1", version=day(3), touches=(LAST,))
    assert tell(shop, later) == ("changed",)
    assert [row.source for row in Row.objects.all()] == ["google"]
    assert tell(shop, msgspec.structs.replace(later, version=day(4), touches=())) == ("changed",)
    assert not Row.objects.exists()

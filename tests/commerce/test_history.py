"""Is it known where a shop's history begins, and whether that is the shop's own beginning?"""

from datetime import date

from regulars.commerce.brought.facts import PastFact
from regulars.commerce.facts import Buyer, CustomerFact
from regulars.commerce.history import Beginning, beginning
from regulars.customers.identify import Identifiers
from tests.commerce.shop import ANN, day, order, shop, tell

__all__ = ["shop"]

BO, DITA = (Buyer(who=Identifiers(email=f"{name}@example.com")) for name in ("bo", "dita"))


def test_a_history_without_orders_begins_nowhere(shop):
    assert beginning(shop.id) == Beginning(None, complete=False, told=0, veterans=0, unknown=0)


def test_the_shops_own_records_tell_of_the_time_before(shop):
    tell(shop, order("1"), order("2", on=5, buyer=BO), order("3", on=9, buyer=DITA))
    tell(
        shop,
        CustomerFact(buyer=ANN, version=day(10), first_seen_at=day(-1)),  # a day before the first order
        CustomerFact(buyer=BO, version=day(10), first_seen_at=day(2)),
        CustomerFact(buyer=Buyer(who=Identifiers(email="cy@example.com")), version=day(10),
                     first_seen_at=day(-99)),  # never bought
        PastFact(who=DITA.who, as_of=day(10), orders=4),  # 1 of them is known
    )  # fmt: skip
    found = beginning(shop.id)
    assert found == Beginning(date(2026, 3, 1), complete=False, told=3, veterans=2, unknown=1)
    assert not found.is_refuted


def test_one_buyer_in_twenty_with_unknown_orders_refutes_that_history_is_complete():
    said = {"day": date(2026, 3, 1), "complete": True, "veterans": 0}
    assert Beginning(**said, told=20, unknown=1).is_refuted
    assert not Beginning(**said, told=21, unknown=1).is_refuted
    assert not Beginning(**said, told=0, unknown=0).is_refuted
    assert not Beginning(**said | {"complete": False}, told=20, unknown=20).is_refuted

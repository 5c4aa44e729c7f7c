"""Is an address blocked once, whoever says so, told in the log, and unblocked by the staff alone?"""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from regulars.customers.actions.suppress import Block, lift, lift_of, suppress
from regulars.customers.models import Suppression
from regulars.customers.permission import address_digest
from regulars.events.models import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
BO = Block(channel="email", address="bo@example.com", reason="bounced", since=NOON)


def test_the_same_address_twice_in_one_call_is_blocked_once(database):
    assert suppress([BO, BO], actor="import:1", at=NOON) == [True, False]
    assert suppress([BO], actor="import:1", at=NOON) == [False]
    assert Suppression.objects.get().address_digest == address_digest("email", "bo@example.com")
    assert Event.objects.filter(name="address.suppressed").count() == 1


def test_what_was_unblocked_stays_so_until_something_newer_is_told(database):
    suppress([BO], actor="import:1", at=NOON)
    row = Suppression.objects.get()
    assert [lift(row.pk, customer_id=7, actor="staff:1", at=NOON + DAY) for _ in range(2)] == [True, False]
    assert suppress([BO], actor="import:1", at=NOON + 2 * DAY) == [False]  # the same file once more
    assert Suppression.objects.get().lifted_at == NOON + DAY

    complained = replace(BO, reason="complained", since=NOON + 3 * DAY)
    assert suppress([BO, complained], actor="import:2", at=NOON + 4 * DAY) == [False, True]
    row.refresh_from_db()
    assert (row.reason, row.since, row.lifted_at) == ("complained", NOON + 3 * DAY, None)
    told = Event.objects.order_by("id").values_list("name", "payload__reason", "customer_id")
    assert list(told) == [
        ("address.suppressed", "bounced", None),
        ("suppression.lifted", "bounced", 7),
        ("address.suppressed", "complained", None),
    ]


def test_who_proves_that_an_address_is_theirs_and_wanted_unblocks_it(database):
    suppress([BO], actor="house", at=NOON)
    address = {"channel": "email", "reasons": ("bounced",), "customer_id": 7, "actor": "customer"}
    assert not lift_of("bo@example.com", **address, at=NOON - DAY)  # it was blocked after that
    assert not lift_of("ann@example.com", **address, at=NOON + DAY)
    assert not lift_of("bo@example.com", **{**address, "reasons": ("asked",)}, at=NOON + DAY)
    assert lift_of("bo@example.com", **address, at=NOON + DAY)
    assert not lift_of("bo@example.com", **address, at=NOON + DAY)
    assert Suppression.objects.get().lifted_at == NOON + DAY

"""Is an address blocked once, whoever says so, and told in the log?"""

from datetime import UTC, datetime

from regulars.customers.actions.suppress import Block, suppress
from regulars.customers.models import Suppression
from regulars.customers.permission import address_digest
from regulars.events.models import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
BO = Block(channel="email", address="bo@example.com", reason="bounced", since=NOON)


def test_the_same_address_twice_in_one_call_is_blocked_once(database):
    assert suppress([BO, BO], actor="import:1", at=NOON) == [True, False]
    assert suppress([BO], actor="import:1", at=NOON) == [False]
    assert Suppression.objects.get().address_digest == address_digest("email", "bo@example.com")
    assert Event.objects.filter(name="address.suppressed").count() == 1

"""Does each day's root go on from the one before?"""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from regulars.customers.actions.consent import Statement, state
from regulars.customers.actions.seal import seal
from regulars.customers.models import Consent, ConsentRoot, Customer
from regulars.events.models import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def says(customer: int, *, day: int) -> None:
    said = Statement(
        customer_id=customer,
        channel="email",
        purpose="offers",
        granted=day % 2 == 0,
        occurred_at=NOON + timedelta(days=day),
        how="form",
    )
    state([said], actor="test", at=NOON)


def test_a_root_is_made_of_all_statements_since_the_last_and_of_that(database):
    ann, bo = (Customer.objects.create(first_seen_at=NOON).pk for _ in range(2))
    assert seal(at=NOON) is None
    says(ann, day=1)
    says(bo, day=1)
    first = seal(at=NOON)
    assert seal(at=NOON + timedelta(days=1)) is None
    says(ann, day=2)
    second = seal(at=NOON + timedelta(days=2))
    one, two, three = (bytes(row.digest) for row in Consent.objects.order_by("id"))
    assert first == sha256(sha256(one).digest() + two).digest()
    assert second == sha256(first + three).digest()
    assert list(ConsentRoot.objects.order_by("id").values_list("statements", flat=True)) == [2, 1]
    told = Event.objects.filter(name="consents.sealed").order_by("id").values_list("payload__root", flat=True)
    assert list(told) == [first.hex(), second.hex()]

"""Does the last word on consent hold, in whichever order the words come?"""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from django.db import transaction

from regulars.console.queries.person import CONSENTS
from regulars.customers.actions.consent import Statement, state
from regulars.customers.models import Consent, Customer
from regulars.events.models import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def cy(database) -> Customer:
    return Customer.objects.create(first_seen_at=NOON)


def said(customer: Customer, *, yes: bool, day: int) -> Statement:
    return Statement(
        customer_id=customer.id,
        channel="email",
        purpose="offers",
        granted=yes,
        occurred_at=NOON + timedelta(days=day),
        how="form",
    )


def latest() -> bool:
    return Consent.objects.order_by("-occurred_at", "granted", "-id")[0].granted


def test_a_no_that_was_repeated_outlives_a_yes_that_comes_late(cy):
    words = [said(cy, yes=False, day=1), said(cy, yes=True, day=2), said(cy, yes=False, day=3)]
    for order in permutations(words):
        with transaction.atomic():
            for word in order:
                state([word], actor="test", at=NOON)
            assert latest() is False
            transaction.set_rollback(True)


def test_the_same_word_twice_is_kept_once(cy):
    word = said(cy, yes=True, day=1)
    assert state([word, word], actor="test", at=NOON) == [True, False]
    assert state([word], actor="test", at=NOON) == [False]
    assert Consent.objects.count() == 1


def test_only_a_change_of_mind_is_an_event(cy):
    for day, yes in enumerate([True, True, False, False, True]):
        state([said(cy, yes=yes, day=day)], actor="test", at=NOON)
    names = list(Event.objects.order_by("id").values_list("name", flat=True))
    assert names == ["consent.given", "consent.withdrawn", "consent.given"]
    assert Consent.objects.count() == 5


def holds(customer: Customer) -> bool | None:
    ((_channel, _purpose, granted, *_said),) = CONSENTS.rows(customers=[customer.id])
    return granted


def test_of_a_yes_and_a_no_at_the_same_moment_the_no_holds(cy):
    yes, no = said(cy, yes=True, day=1), said(cy, yes=False, day=1)
    for order in permutations([yes, no, yes, no]):
        for batches in ([order], [[word] for word in order]):
            with transaction.atomic():
                for batch in batches:
                    state(list(batch), actor="test", at=NOON)
                assert holds(cy) is False
                assert Consent.objects.count() == 2
                transaction.set_rollback(True)


def test_a_yes_that_never_held_is_no_event(cy):
    state([said(cy, yes=False, day=1)], actor="test", at=NOON)
    state([said(cy, yes=True, day=1)], actor="test", at=NOON)
    assert list(Event.objects.values_list("name", flat=True)) == ["consent.withdrawn"]

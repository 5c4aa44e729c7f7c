"""An address whose owner proved it is theirs, and theirs alone."""

from datetime import UTC, datetime, timedelta

import pytest

from regulars.customers.actions.attach import attach
from regulars.customers.models import Canonical, Customer, Identity

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def people(database):
    return [Customer.objects.create(first_seen_at=NOON).id for _ in range(2)]


def chats():
    return sorted(Identity.objects.filter(kind="telegram").values_list("customer_id", "value"))


def test_the_last_one_that_was_proved_counts(people):
    ann, dita = people
    assert attach(ann, kind="telegram", value="1", at=NOON) == ann
    assert attach(ann, kind="telegram", value="2", at=NOON) == ann
    assert chats() == [(ann, "2")]
    assert attach(dita, kind="telegram", value="2", at=NOON + timedelta(days=1)) == dita
    assert chats() == [(dita, "2")]
    assert Identity.objects.get().first_seen_at == NOON


def test_other_kinds_stay(people):
    ann, _dita = people
    Identity.objects.create(customer_id=ann, kind="email", value="ann@example.com", first_seen_at=NOON)
    attach(ann, kind="telegram", value="1", at=NOON)
    assert Identity.objects.filter(customer_id=ann).count() == 2


def test_it_is_of_whom_they_count_as_now(people):
    ann, dita = people
    Canonical.objects.create(customer_id=dita, canonical_id=ann)
    assert attach(dita, kind="telegram", value="1", at=NOON) == ann


def test_nobody_who_is_gone_gets_one(people):
    ann, _dita = people
    Customer.objects.filter(pk=ann).update(erased_at=NOON)
    assert attach(ann, kind="telegram", value="1", at=NOON) is None
    assert attach(10**6, kind="telegram", value="1", at=NOON) is None
    assert chats() == []

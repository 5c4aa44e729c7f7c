"""Is it kept how somebody wishes to be written to, and told when that changes?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from regulars.customers import queries
from regulars.customers.actions.prefer import Proof, prefer
from regulars.customers.models import Customer
from regulars.customers.preferences import Preferences
from regulars.events.models import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
BY_LINK = Proof(how="link", wording="At most one message in 7 days", send_id=5)
SELDOM = Preferences(channel="email", most=1, within_days=7, topics_left=("podcast", "garden"))


@pytest.fixture
def ann(database) -> int:
    return Customer.objects.create(first_seen_at=NOON).pk


def says(customer: int, wishes: Preferences, *, at: datetime = NOON) -> bool:
    return prefer(customer, wishes, proof=BY_LINK, actor="customer", at=at)


def test_a_statement_holds_as_a_whole_and_is_told_with_its_proof(ann):
    assert [says(ann, SELDOM), says(ann, SELDOM, at=NOON + DAY)] == [True, False]
    assert queries.preferences([ann]) == Preferences(
        channel="email", most=1, within_days=7, topics_left=("garden", "podcast")
    )
    assert says(ann, Preferences(paused_until=NOON + 30 * DAY), at=NOON + 2 * DAY)
    assert queries.preferences([ann]) == Preferences(paused_until=NOON + 30 * DAY)
    first, second = Event.objects.filter(name="preferences.changed").order_by("id")
    assert first.payload["topics_left"] == ["garden", "podcast"]
    assert (first.payload["how"], first.payload["wording"], first.payload["send_id"]) == (
        "link",
        "At most one message in 7 days",
        5,
    )
    assert (second.customer_id, second.payload["most"]) == (ann, None)


def test_of_joined_people_the_latest_word_holds(ann):
    anna = Customer.objects.create(first_seen_at=NOON).pk
    says(ann, SELDOM)
    says(anna, Preferences(channel="sms"), at=NOON + DAY)
    assert queries.preferences([ann, anna]).channel == "sms"
    assert queries.preferences([]) == Preferences()


def test_of_who_was_erased_nothing_is_kept(ann):
    Customer.objects.filter(pk=ann).update(erased_at=NOON)
    assert not says(ann, SELDOM)
    assert queries.preferences([ann]) == Preferences()


def test_a_rhythm_that_means_nothing_is_refused_by_the_database(ann):
    for most, days in ((1, None), (0, 7), (1, 91)):
        with pytest.raises(IntegrityError), transaction.atomic():
            says(ann, Preferences(most=most, within_days=days))

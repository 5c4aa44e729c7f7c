"""Does a yes wait until it is confirmed, and can nobody have a stranger's mailbox filled?"""

from datetime import UTC, datetime, timedelta

import pytest

from regulars.customers import proof, queries
from regulars.customers.actions.consent import Statement
from regulars.customers.actions.pending import AGAIN, EXPIRES, ask, confirm
from regulars.customers.models import Consent, Customer
from regulars.events.models import Event

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
BY_LINK = {"confirmed_by": "link", "send_id": 5}


@pytest.fixture
def ann(database) -> int:
    return Customer.objects.create(first_seen_at=NOON).pk


def asks(ann: int, *, at: datetime = NOON, wording: str = "Yes, write to me") -> datetime | None:
    said = Statement(
        customer_id=ann,
        channel="email",
        purpose="offers",
        granted=True,
        occurred_at=at,
        how="form",
        wording=wording,
        evidence={"form": "footer"},
    )
    return ask(said, actor="form:footer", at=at)


def confirms(ann: int, *, at: datetime) -> int:
    return confirm(ann, channel="email", evidence=BY_LINK, at=at)


def test_a_yes_holds_when_it_is_confirmed_with_both_moments(ann):
    assert asks(ann) == NOON + EXPIRES
    assert not Consent.objects.exists()
    assert queries.waiting_to_be_confirmed(ann, channel="email", at=NOON) == ["Yes, write to me"]
    later = NOON + timedelta(hours=1)
    assert [confirms(ann, at=later), confirms(ann, at=later)] == [1, 0]
    row = Consent.objects.get()
    assert (row.granted, row.occurred_at, row.how, row.wording) == (True, later, "form", "Yes, write to me")
    assert row.evidence == {
        "form": "footer",
        "asked_at": NOON.isoformat(),
        "double_opt_in": True,
        **BY_LINK,
    }
    told = list(Event.objects.order_by("id").values_list("name", flat=True))
    assert (told, proof.looked_at().holds) == (["consent.asked", "consent.given"], True)


def test_a_yes_that_nobody_confirms_expires(ann):
    asks(ann)
    assert confirms(ann, at=NOON + EXPIRES) == 0
    assert not Consent.objects.exists()


def test_three_letters_leave_for_it_until_it_expires_and_none_right_after_another(ann):
    assert asks(ann)
    assert asks(ann, at=NOON + AGAIN / 2) is None
    for n in (1, 2):
        assert asks(ann, at=NOON + n * AGAIN, wording=f"Wording {n}")
    last = NOON + 2 * AGAIN
    assert asks(ann, at=last + AGAIN) is None
    assert queries.waiting_to_be_confirmed(ann, channel="email", at=last) == ["Wording 2"]
    assert asks(ann, at=last + EXPIRES) == last + 2 * EXPIRES


def test_of_who_was_erased_nothing_is_kept(ann):
    Customer.objects.filter(pk=ann).update(erased_at=NOON)
    assert asks(ann) is None
    assert confirms(ann, at=NOON) == 0

"""What somebody has a right to is noted once, done where it can be done, and can be shown later."""

from datetime import timedelta

import pytest

from regulars.commerce.facts import PrivacyRequestFact
from regulars.customers import queries
from regulars.customers.actions import requests
from regulars.customers.actions.erase import erase
from regulars.customers.identify import Identifiers
from regulars.customers.models import Customer, Identity, PrivacyRequest
from regulars.events.models import Event
from tests.customers.forgetting import LATER, everything_of_ann, make_shop, order, remains, tell

ANN = Identifiers(email="Ann@Example.com", shop_customer="77")


@pytest.fixture
def shop(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    return make_shop()


@pytest.fixture
def ann(shop):
    return everything_of_ann(shop)


def asks(what: str, *, who: Identifiers = ANN, key: str = "1") -> PrivacyRequestFact:
    return PrivacyRequestFact(key=f"{what}:{key}", asks=what, occurred_at=LATER, who=who)


def test_who_asks_a_shop_to_be_forgotten_is_forgotten_at_once(shop, ann):
    assert tell(shop, asks("erasure"), at=LATER).results == ("new",)
    assert remains() == {}
    row = PrivacyRequest.objects.get()
    assert (row.customer_id, row.state, row.outcome, row.actor) == (ann, "done", "erased", "test")


def test_told_twice_it_is_done_once(shop, ann):
    tell(shop, asks("erasure"), at=LATER)
    tell(shop, order("1010", days=31), at=LATER + timedelta(days=1))
    assert tell(shop, asks("erasure"), at=LATER + timedelta(days=2)).results == ("known",)
    assert Identity.objects.filter(value="ann@example.com").exists()


def test_a_request_for_data_waits_for_the_owner_for_thirty_days(shop, ann):
    tell(shop, asks("data"), at=LATER)
    row = queries.requests_that_wait().get()
    assert (row.customer_id, row.state, row.due_at) == (ann, "open", LATER + timedelta(days=30))
    requests.give(row.pk, actor="staff:1", at=LATER + timedelta(days=2))
    assert [each.outcome for each in queries.requests_done(limit=5)] == ["given"]
    with pytest.raises(requests.NotOpen):
        requests.give(row.pk, actor="staff:1", at=LATER)


def test_of_whom_we_know_nothing_nobody_is_invented(shop, ann):
    stranger = Identifiers(email="stranger@example.com")
    for what in ("data", "erasure"):
        assert tell(shop, asks(what, who=stranger), at=LATER).results == ("new",)
    assert {row.outcome for row in PrivacyRequest.objects.all()} == {"nobody"}
    assert Customer.objects.count() == 2


def test_a_request_that_names_nobody_is_refused(shop):
    assert tell(shop, asks("data", who=Identifiers()), at=LATER).results == ("refused: nobody_named",)
    assert not PrivacyRequest.objects.exists()


def test_who_is_forgotten_waits_for_no_data_any_more(shop, ann):
    tell(shop, asks("data"), at=LATER)
    tell(shop, asks("erasure"), at=LATER)
    assert {row.outcome for row in PrivacyRequest.objects.all()} == {"erased"}


def test_who_was_forgotten_before_is_nobody(shop, ann):
    erase([ann], actor="staff:1", at=LATER)
    tell(shop, asks("data"), at=LATER + timedelta(days=1))
    assert PrivacyRequest.objects.get().outcome == "nobody"


def test_asking_and_answering_stand_in_the_log(shop, ann):
    tell(shop, asks("erasure"), at=LATER)
    told = Event.objects.filter(name__startswith="privacy.").order_by("id")
    number = PrivacyRequest.objects.get().pk
    assert [(event.name, event.payload) for event in told] == [
        ("privacy.asked", {"request_id": number, "asks": "erasure"}),
        ("privacy.answered", {"request_id": number, "outcome": "erased"}),
    ]


def test_what_a_shop_tells_of_them_before_in_the_same_breath_goes_as_well(shop, ann):
    tell(shop, order("1005", days=5), asks("erasure"), order("1006", days=6), at=LATER)
    assert remains() == {}

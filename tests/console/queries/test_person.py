"""What is read of one person, and of all who count as them?"""

from regulars.console.queries import person as queries
from regulars.customers.actions import people as actions
from regulars.customers.models import Identity
from tests.console.cast import NOON


def test_who_was_merged_is_known_as_the_other(shop):
    ann, bo = shop.id_of("ann"), shop.id_of("bo")
    actions.merge(loser=bo, winner=ann, reason="same e-mail", actor="test", at=NOON)
    assert (queries.canonical(bo), queries.canonical(ann), queries.canonical(10**6)) == (ann, ann, None)
    assert queries.members(ann) == (ann, bo)
    assert [one.id for one in queries.joined(ann)] == [bo]
    assert {way.value for way in queries.known_by((ann, bo))} >= {"ann@example.com", "bo@example.com"}


def test_they_are_first_seen_when_either_was(shop):
    ann, bo = shop.id_of("ann"), shop.id_of("bo")
    before = queries.known(bo, names=True).first_seen_at
    actions.merge(loser=bo, winner=ann, reason="same e-mail", actor="test", at=NOON)
    assert queries.known(ann, names=True).first_seen_at == before


def test_the_latest_word_counts(shop):
    cy = shop.id_of("cy")
    shop.asks("cy", granted=True, day=1)
    (said,) = queries.allowed([cy])
    assert (said.channel, said.purpose, said.granted, said.how) == ("email", "offers", True, "checkout")


def test_needs_to_come_stand_before_those_that_are_overdue(shop):
    dita = shop.id_of("dita")
    (need,) = queries.needs(dita, at=NOON)
    assert need.product.sku == "candle"
    assert need.expected_at > NOON


def test_a_reader_without_names_is_told_no_birthday(shop):
    assert queries.known(shop.id_of("ann"), names=False).face.called.startswith("Person ")
    assert queries.known(shop.id_of("ann"), names=False).birth_date is None


def test_of_a_browser_only_its_push_service_is_shown(shop):
    ann = shop.id_of("ann")
    value = "https://fcm.googleapis.com/fcm/send/secret BKey aUth"
    Identity.objects.create(customer_id=ann, kind="push", value=value, first_seen_at=NOON)
    assert [way.value for way in queries.known_by([ann]) if way.kind == "push"] == ["fcm.googleapis.com"]

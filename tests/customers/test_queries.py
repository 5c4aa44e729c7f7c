"""Who is known, by what, and what do all folders know of them?"""

from regulars.customers.actions.people import merge
from regulars.customers.attributes import catalogue
from regulars.customers.queries import cards, found_by, known, members, page
from tests.api.conftest import store
from tests.engine.store import id_of

__all__ = ["store"]


def test_who_has_an_address(store):
    store.sells("ann")
    assert found_by(kind="email", value="ann@example.com") == [id_of("ann")]
    assert found_by(kind="email", value="bo@example.com") == []


def test_who_was_merged_is_told_as_one(store):
    store.sells("ann")
    store.sells("anna")
    store.sells("bo")
    ann, anna, bo = (id_of(name) for name in ("ann", "anna", "bo"))
    merge(loser=anna, winner=ann, reason="staff", actor="staff:1", at=store.at)
    assert page(after=0, limit=10) == [ann, bo]
    assert page(after=ann, limit=10) == [bo]
    assert members(anna) == members(ann) == [ann, anna]
    assert members(77) == []
    assert found_by(kind="email", value="anna@example.com") == [ann]
    (card,) = cards([ann])
    assert {way.value for way in card.ways} == {"ann@example.com", "anna@example.com"}
    assert (card.name, card.members) == ("Ann", [ann, anna])


def test_the_latest_word_counts_whoever_said_it(store):
    store.sells("ann")
    store.hears("ann", ago=3)
    store.hears("anna", yes=False, ago=1)
    merge(loser=id_of("anna"), winner=id_of("ann"), reason="staff", actor="staff:1", at=store.at)
    (card,) = cards([id_of("ann")])
    assert [(word.channel, word.purpose, word.granted) for word in card.words] == [("email", "offers", False)]


def test_cards_come_in_the_order_asked_for(store):
    store.sells("ann")
    store.sells("bo")
    asked = [id_of("bo"), 77, id_of("ann")]
    assert [card.id for card in cards(asked)] == [asked[0], asked[2]]


def test_every_attribute_of_the_catalogue_is_told(store):
    store.sells("ann", euros=10)
    store.refunds("o1", euros=4)
    told = known([id_of("ann")], at=store.at)[id_of("ann")]
    assert set(told) == {attribute.name for attribute in catalogue()}
    assert (told["orders"], told["revenue"]) == (1, 600)
    assert told["days_since_order"] == 0
    assert told["stage"] is None  # nothing was worked out yet

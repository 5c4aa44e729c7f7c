"""Whom do the audiences of several plays admit from one batch?"""

from django.db import transaction

from regulars.commerce.merging import merge
from regulars.engine.actions import switch_on
from regulars.engine.candidates import by_trigger, candidates
from regulars.engine.running import house, running
from regulars.events.reader import take
from tests.engine.store import NOON, id_of
from tests.engine.test_react import WELCOME


def on(name, **parts):
    return switch_on({**WELCOME, "name": name, "for": "orders >= 1", **parts}, who=None, at=NOON)


def found(store):
    """The candidates of each play, by its name."""
    with transaction.atomic():
        batch = take("react", limit=100)
        some = candidates(running(), batch, here=house(at=store.at))
        return {one.play.name: list(several) for one, several in some}


def people(store):
    return {name: {one.case.customer_id for one in some} for name, some in found(store).items()}


def together(store):
    return [[one.play.name for one in alike] for alike in by_trigger(running(), here=house(at=store.at))]


def test_each_play_admits_its_own(store):
    on("first", **{"for": "orders = 1"})
    on("second", **{"for": "orders = 2"})
    on("viewed", when={"event": "product.viewed"})
    store.sells("ann")
    store.sells("dita")
    store.sells("dita")
    ann, dita = id_of("ann"), id_of("dita")
    assert people(store) == {"first": {ann}, "second": {dita}, "viewed": set()}


def test_one_person_may_be_admitted_by_several_plays(store):
    on("one")
    on("other", **{"for": "revenue > 0 and orders < 5"})
    store.sells("ann")
    assert people(store) == {"one": {id_of("ann")}, "other": {id_of("ann")}}


def test_what_is_not_known_admits_to_neither_play(store):
    on("known", **{"for": "days_until_next_need < 5"})
    on("opposite", **{"for": "not days_until_next_need < 5"})
    on("everybody")
    store.sells("ann")
    assert people(store) == {"known": set(), "opposite": set(), "everybody": {id_of("ann")}}


def test_what_they_allow_is_asked_for_each_play_by_its_purpose(store):
    on("offer")
    on("service", purpose="service")
    on("silent", steps=[{"wait": "1 day"}])
    store.hears("ann")
    store.sells("ann")
    ways = {name: one.case.ways for name, (one,) in found(store).items()}
    assert [way.consent for way in ways["offer"]] == [True]
    assert [way.consent for way in ways["service"]] == [None]
    assert ways["silent"] == ()


def test_who_was_merged_counts_as_one(store):
    on("one")
    on("other")
    store.sells("ann")
    store.sells("eva")
    merge(loser=id_of("eva"), winner=id_of("ann"), reason="asked", actor="staff:1", at=store.at)
    assert {name: len(some) for name, some in found(store).items()} == {"one": 1, "other": 1}


def test_plays_that_the_same_events_start_are_asked_together(store):
    on("a")
    on("b", when={"event": "product.viewed"})
    on("c", **{"for": "orders = 7"}, holdout="50%")
    on("d", keyed_by="order")
    on("e", fresh_for="1 day")
    store.later(days=30)
    assert together(store) == [["a", "c"], ["b"], ["d"], ["e"]]


def test_a_play_that_was_just_switched_on_does_not_look_at_what_was_before(store):
    on("old")
    store.later(days=1)
    switch_on({**WELCOME, "name": "young", "for": "orders >= 1"}, who=None, at=store.at)
    store.sells("ann", ago=0.5)
    store.sells("ann")
    first, second = (one.event_id for name in ("old", "young") for one in found(store)[name])
    assert first < second
    store.later(days=4)
    assert together(store) == [["old", "young"]]

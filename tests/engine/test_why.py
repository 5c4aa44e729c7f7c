"""Does the answer to 'why did, why didn't they get this' name the reason?"""

import pytest

from regulars.commerce.merging import merge
from regulars.engine.actions import switch_off, switch_on
from regulars.engine.models import PlayVersion
from regulars.engine.react import react
from regulars.engine.why import why
from tests.engine.store import NOON, id_of

INVITE = {
    "name": "invite",
    "says": "Invite.",
    "because": "They come.",
    "when": {"event": "order.placed"},
    "for": "orders >= 2 and (language = 'lv' or revenue >= 100)",
    "steps": [{"send": {"template": "second_order"}}],
    "goal": {"event": "order.placed", "within": "14 days"},
    "holdout": "0%",
}


@pytest.fixture
def on(store):
    store.hears("ann", ago=30)
    store.sells("ann", ago=20, language="lv")
    switch_on(INVITE, who=None, at=NOON)
    return store


def asked(store, name):
    return why(id_of(name), "invite", at=store.at)


def test_a_decision_answers(on):
    on.sells("ann")
    react(at=on.at)
    found = asked(on, "ann")
    assert (found.reason, found.arm, found.decided_at) == ("enrolled", "treated", on.at)
    assert found.said == "They were taken into the play."


def test_a_no_has_its_reason(on):
    on.sells("bo", ago=9, language="lv")
    on.sells("bo")
    react(at=on.at)
    assert asked(on, "bo").said == "They never allowed messages of this kind."


def test_who_is_outside_learns_which_statement_keeps_them_out(on):
    found = asked(on, "ann")
    assert found.said == "The play is for people who have ordered at least 2 times."
    assert [(one.words, one.holds, one.value, one.keeps_out) for one in found.audience] == [
        ("have ordered at least 2 times", False, "1", True),
        ("whose language is lv", True, "lv", False),
        ("whose revenue so far is at least €100.00", False, "€10.00", False),
    ]


def test_what_is_not_known_is_said(on):
    on.sells("bo", ago=30)
    on.sells("bo", ago=20)
    found = asked(on, "bo")
    assert [(one.holds, one.value, one.keeps_out) for one in found.audience] == [
        (True, "2", False), (None, "not known", True), (False, "€20.00", True),
    ]  # fmt: skip


def test_who_would_fit_but_has_done_nothing_learns_what_starts_it(on):
    on.sells("ann", ago=10)
    found = asked(on, "ann")
    assert found.said == "What starts it hasn't happened since it was switched on: they order."


def test_who_came_too_late_learns_that_too(on):
    on.sells("ann", ago=10)
    on.sells("ann", ago=-0.5)  # in half a day, read only after a week
    on.later(days=7)
    react(at=on.at)
    assert "too late" in asked(on, "ann").said


def test_a_play_that_is_off_says_so(on):
    on.sells("ann", ago=10)
    switch_off("invite", who=None, at=NOON)
    assert asked(on, "ann").said == "This play is off."
    assert why(id_of("ann"), "nothing", at=NOON).said == "This play was never switched on."


def test_a_play_that_cannot_be_understood_says_so(on):
    PlayVersion.objects.update(definition={**INVITE, "for": "gone > 1"}, digest="x")
    assert "gone" in asked(on, "ann").said


def test_two_who_are_one_person_have_one_answer(on):
    on.sells("eva", ago=9)
    on.sells("ann")
    react(at=on.at)
    merge(loser=id_of("ann"), winner=id_of("eva"), reason="asked", actor="staff:1", at=on.at)
    assert asked(on, "ann").reason == asked(on, "eva").reason == "enrolled"

from datetime import timedelta

import pytest

from regulars.engine import queries
from regulars.engine.actions import revise, switch_on
from regulars.engine.models import Enrolment
from regulars.engine.react import react
from tests.engine.store import NOON, id_of
from tests.engine.test_actions import INVITE


@pytest.fixture
def running(store):
    """Ann and Dita are in the play; Cy said no."""
    switch_on({**INVITE, "holdout": "0%"}, who=None, at=NOON)
    for name in ("ann", "cy", "dita"):
        store.hears(name, ago=30, yes=name != "cy")
        store.sells(name)
    react(at=NOON)
    return store


def test_a_play_knows_who_stands_where(running):
    running.later(days=1)
    running.sells("ann")
    react(at=running.at)
    found = queries.standing("invite")
    assert (found.is_on, found.number, found.says) == (True, 1, "Invite.")
    assert (found.active, found.waiting, found.reached, found.done, found.held_out) == (1, 1, 1, 0, 0)
    assert queries.standing("nothing") is None


def test_decisions_are_counted_by_reason(running):
    play = queries.standing("invite").id
    assert queries.reasons(play, since=NOON) == {"enrolled": 2, "consent_refused": 1}
    assert queries.reasons(play, since=NOON + timedelta(seconds=1)) == {}


def test_who_is_due_soon_is_counted(running):
    play = queries.standing("invite").id
    assert queries.due_within(play, at=NOON, span=timedelta(days=2)) == 0
    assert queries.due_within(play, at=NOON, span=timedelta(days=3)) == 2


def test_what_went_wrong_is_shown_with_its_step(running):
    Enrolment.objects.filter(customer_id=id_of("ann")).update(problem="UnknownLetter: lost", attempts=1)
    found = queries.standing("invite")
    assert found.set_aside == 1
    assert queries.stuck(found.id) == [queries.Stuck("wait_1", "UnknownLetter: lost", 1)]


def test_the_texts_of_a_play_are_kept(running):
    revise({**INVITE, "because": "It works."}, who=None, at=NOON)
    assert [version.number for version in queries.versions("invite")] == [2, 1]
    assert queries.version_number("invite") == 2
    assert queries.version_number("nothing") is None

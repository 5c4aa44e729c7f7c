"""What plays decided about somebody, as their timeline tells it."""

from datetime import timedelta

from regulars.engine.actions import switch_on
from regulars.engine.timeline import decisions, goals
from tests.engine.store import NOON, id_of
from tests.engine.test_react import WELCOME, react_all

LATE = NOON + timedelta(days=99)


def told(read, name):
    return list(read([id_of(name)], at=LATE, id=10**18, limit=10))


def test_a_yes_and_a_no_with_their_reasons(store):
    switch_on(WELCOME, who=None, at=NOON)
    store.hears("ann", ago=30)
    store.sells("ann")
    store.sells("cy")
    react_all(store)
    (yes,) = told(decisions, "ann")
    assert (str(yes.title), yes.says, yes.held) == ("Play welcome: taken in", "", False)
    assert yes.about["arm"] == "treated"
    (no,) = told(decisions, "cy")
    assert (str(no.title), no.held) == ("Play welcome: no consent", True)
    assert no.says == "They never allowed messages of this kind."


def test_the_goal_is_told_also_of_those_left_alone(store):
    switch_on({**WELCOME, "holdout": "50%"}, who=None, at=NOON)
    names = [f"p{n}" for n in range(12)]
    for name in names:
        store.hears(name, ago=30)
        store.sells(name)
    react_all(store)
    store.at += timedelta(days=1)
    for name in names:
        store.sells(name)
    react_all(store)
    arms = {entry.about["arm"]: entry for name in names for entry in told(goals, name)}
    assert arms["treated"].says == ""
    assert arms["held_out"].says == "Without any message: they are in the control group."
    assert {str(entry.title) for entry in arms.values()} == {"Reached the goal of play welcome"}

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from regulars.engine.path import NoSuchStep, Place, entrance, onwards, place
from regulars.engine.version import NotUnderstood, version

RIGA = ZoneInfo("Europe/Riga")
NOON = datetime(2026, 3, 28, 10, 0, tzinfo=UTC)  # noon in Riga, the day before clocks go forward
STEPS = [
    {"wait": "1 day"},
    {"send": {"template": "a"}},
    {"wait": {"for": "order.placed", "up_to": "2 days"}},
    {"unless": {"event": "order.placed"}, "send": {"template": "b"}},
]


def understood(steps=STEPS, **parts):
    definition = {
        "name": "x", "says": "x", "because": "x", "when": {"event": "order.placed"}, "for": "orders = 1",
        "steps": steps, "goal": {"event": "order.placed", "within": "9 days"}, "holdout": "0%", **parts,
    }  # fmt: skip
    return version(definition, id=1, play_id=1, number=1, seed=1)


def names(step):
    return [understood().names[number] for number, _ in onwards(understood(), step)]


def test_who_enters_stands_in_the_first_wait():
    # 24 hours less one, for the clocks: noon to noon.
    tomorrow = datetime(2026, 3, 29, 9, 0, tzinfo=UTC)
    assert entrance(understood(), at=NOON, zone=RIGA) == Place("wait_1", tomorrow)


def test_who_enters_before_a_letter_is_due_at_once():
    assert entrance(understood(STEPS[1:]), at=NOON, zone=RIGA) == Place("a", NOON)


def test_who_waits_for_something_is_due_by_it_or_by_the_clock():
    there = place(understood(), 2, at=NOON, zone=RIGA)
    assert there == Place("wait_2", datetime(2026, 3, 30, 9, 0, tzinfo=UTC), "order.placed")


def test_after_a_wait_comes_what_follows_it():
    assert names("wait_1") == ["a", "wait_2", "b"]
    assert names("wait_2") == ["b"]


def test_a_letter_that_is_due_is_itself_the_next():
    assert names("a") == ["a", "wait_2", "b"]
    assert names("b") == ["b"]


def test_a_step_that_is_not_there_is_called_missing():
    with pytest.raises(NoSuchStep, match="no step gone"):
        list(onwards(understood(), "gone"))


def test_a_text_that_speaks_of_what_is_unknown_is_not_understood():
    with pytest.raises(NotUnderstood, match="gone"):
        understood(**{"for": "gone = 1"})
    with pytest.raises(NotUnderstood):
        understood(holdout="many")

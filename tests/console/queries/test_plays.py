"""Which text of a play is shown: the one in force, or the file's?"""

from regulars.console.queries import plays as queries
from regulars.engine import actions
from regulars.plays import catalogue
from tests.console.cast import ago

WRITTEN = catalogue.named("second_order").definition
OWN = {**WRITTEN, "holdout": "20%"}


def test_before_it_was_ever_on_the_file_is_shown(database):
    known = queries.named("second_order")
    assert (known.definition, known.standing, known.is_on, known.in_it) == (WRITTEN, None, False, 0)


def test_while_it_is_on_the_text_in_force_is_shown_with_the_newer_one(database):
    actions.switch_on(OWN, who=None, at=ago(1))
    known = queries.named("second_order")
    assert (known.definition, known.newer, known.is_on) == (OWN, WRITTEN, True)
    assert queries.how_many_on() == 1


def test_when_it_is_off_again_the_file_is_what_would_come(database):
    actions.switch_on(OWN, who=None, at=ago(1))
    actions.switch_off("second_order", who=None, at=ago(0))
    known = queries.named("second_order")
    assert (known.definition, known.newer, known.is_on) == (WRITTEN, None, False)


def test_a_play_without_a_file_lives_on_in_the_store(database):
    actions.switch_on({**OWN, "name": "old_one"}, who=None, at=ago(1))
    assert queries.named("old_one").definition["name"] == "old_one"
    assert next(one.name for one in queries.plays()) == "old_one"


def test_an_unknown_name_is_no_play(database):
    assert queries.named("moonlight") is None

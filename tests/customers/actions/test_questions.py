"""A store says what it asks people; answers outlast the question."""

import pytest

from regulars.customers import queries
from regulars.customers.actions.questions import retire, set_question
from regulars.customers.questions import Asking, Choice
from regulars.events.models import Event
from tests.channels.cast import NOON

SKIN = Asking(
    slug="",
    kind="one",
    asks={"en": "How is your skin?", "lv": "Kāda ir jūsu āda?"},
    answers=(Choice("dry", {"en": "Dry"}), Choice("oily", {"en": "Oily"})),
)
pytestmark = pytest.mark.usefixtures("database")


def kept(asking, *, position=0):
    return set_question(asking, position=position, actor="staff:1", at=NOON)


def test_a_question_is_known_by_its_words():
    assert (kept(SKIN), kept(SKIN)) == ("how_is_your_skin", "how_is_your_skin_2")
    assert [queries.asking(row).answers for row in queries.questions()] == [SKIN.answers] * 2


def test_what_people_say_of_delivery_is_no_question_of_the_stores():
    asking = Asking(slug="", kind="scale", asks={"en": "Preferred delivery"})
    assert kept(asking) == "preferred_delivery_2"


def test_nobody_is_asked_what_was_taken_off():
    slug = kept(SKIN)
    assert (retire(slug, actor="staff:1", at=NOON), retire(slug, actor="staff:1", at=NOON)) == (True, False)
    assert (queries.questions(), len(queries.questions(retired=True))) == ([], 1)
    assert Event.objects.filter(name="question.retired").count() == 1

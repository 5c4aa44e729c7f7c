"""What somebody answered is kept with its history, once for each change of mind."""

from datetime import timedelta

import pytest

from regulars.customers import queries
from regulars.customers.actions.answers import Said, answer
from regulars.customers.actions.erase import erase
from regulars.customers.actions.people import merge
from regulars.customers.choices.models import Answer
from regulars.events.models import Event
from tests.channels.conftest import key_file, shop  # noqa: F401 the cast

DAY = timedelta(days=1)
DRY, OILY = (Said(question="skin", chosen=(value,), wording="How is your skin?") for value in ("dry", "oily"))


@pytest.fixture
def ann(shop):
    return shop.knows("Ann")


def says(who, said, *, at, anew=True):
    return answer(who, [said], how="form", actor="customer", at=at, anew=anew)


def test_the_same_answer_twice_is_one(ann, shop):
    assert (says(ann, DRY, at=shop.at), says(ann, DRY, at=shop.at + 1 * DAY)) == (1, 0)
    assert queries.answers([ann]) == {"skin": ("dry",)}


def test_a_change_of_mind_holds_and_the_past_stays(ann, shop):
    says(ann, DRY, at=shop.at)
    says(ann, OILY, at=shop.at + 1 * DAY)
    assert queries.answers([ann]) == {"skin": ("oily",)}
    assert [row.chosen for row in Answer.objects.order_by("id")] == [["dry"], ["oily"]]
    told = Event.objects.filter(name="question.answered")
    assert [row.payload for row in told] == [{"question": "skin", "how": "form"}] * 2


def test_an_answer_is_taken_back(ann, shop):
    says(ann, DRY, at=shop.at)
    says(ann, Said(question="skin", chosen=()), at=shop.at + 1 * DAY)
    assert queries.answers([ann]) == {}


def test_whoever_is_not_known_to_be_them_changes_no_answer(ann, shop):
    says(ann, DRY, at=shop.at)
    assert says(ann, OILY, at=shop.at + 1 * DAY, anew=False) == 0
    assert queries.answers([ann]) == {"skin": ("dry",)}


def test_of_joined_people_the_latest_answer_of_any_holds(ann, shop):
    twin = shop.knows("Anna")
    says(ann, DRY, at=shop.at)
    merge(loser=twin, winner=ann, reason="same email", actor="staff:1", at=shop.at + 1 * DAY)
    assert says(twin, DRY, at=shop.at + 2 * DAY) == 0


def test_of_who_was_erased_nothing_is_kept(ann, shop):
    says(ann, DRY, at=shop.at)
    erase([ann], actor="staff:1", at=shop.at + 1 * DAY)
    assert says(ann, OILY, at=shop.at + 2 * DAY) == 0
    assert not Answer.objects.exists()

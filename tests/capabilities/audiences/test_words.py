"""What is in the way is said in the owner's words."""

from types import SimpleNamespace

import pytest

from regulars.capabilities.audiences import words
from regulars.capabilities.audiences.models import BATCH_STATES
from regulars.capabilities.audiences.networks.catalogue import networks


@pytest.mark.parametrize("name", sorted(words.PROBLEMS))
def test_every_problem_has_words_that_name_the_network(name):
    said = words.problem(SimpleNamespace(problem=name, network="meta"))
    assert said
    assert "%(" not in said


def test_a_problem_that_nobody_foresaw_has_words_too():
    assert words.problem(SimpleNamespace(problem="new", network="google")) == (
        "Google doesn’t take what it is told."
    )
    assert words.problem(SimpleNamespace(problem="", network="google")) == ""


@pytest.mark.parametrize("state", BATCH_STATES)
def test_every_state_has_words(state):
    label, _ = words.fate(SimpleNamespace(state=state, confirmed_at=None))
    assert str(label)


def test_every_network_says_what_it_is_told():
    assert sorted(networks()) == ["google", "meta"]
    assert words.told("google") == (
        "e-mail address, telephone number, given name, family name, postcode, country"
    )
    assert words.network_word("myspace") == "myspace"

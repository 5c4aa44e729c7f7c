"""Is it said in words what a proposed play would do?"""

import pytest

from regulars.plays.proposing import EXAMPLE
from regulars.plays.said import sentence


def test_a_play_is_a_sentence(database):
    assert sentence(EXAMPLE).endswith(".")
    assert len(sentence(EXAMPLE).split()) > 10


@pytest.mark.parametrize("written", ["", "name: x", "steps: [{send: {template: nothing}}]", "["])
def test_what_is_not_understood_says_nothing(database, written):
    assert sentence(written) == ""

"""By which code does somebody with a card make themselves known?"""

import pytest

from regulars.channels.paper.codes import LETTERS, new, read, shown


def test_a_code_has_no_letters_that_are_taken_for_others():
    assert len(set(LETTERS)) == 32
    assert not set("0O1I") & set(LETTERS)
    made = {new() for _ in range(1000)}
    assert len(made) == 1000
    assert all(read(shown(code)) == code for code in made)


@pytest.mark.parametrize("typed", ["K7QM-4XTP", "k7qm4xtp", " k7qm 4xtp ", "K7QM–4XTP"])
def test_it_is_read_however_it_is_typed(typed):
    assert read(typed) == "K7QM4XTP"


@pytest.mark.parametrize("typed", ["", "K7QM", "K7QM-4XT0", "K7QM4XTPP", "' OR 1=1", "Ķ7QM4XTP"])
def test_what_can_not_be_a_code_is_none(typed):
    assert read(typed) == ""

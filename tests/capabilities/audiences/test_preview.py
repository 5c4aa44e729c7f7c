"""How many people an audience would reach is said before it is made."""

import pytest

from regulars.capabilities.audiences.preview import preview
from regulars.engine.expression import ExpressionProblem


def test_who_is_meant_who_allows_it_and_whom_a_network_could_find(advertising):
    advertising.allows("ann", "bo")
    advertising.store.sells("cy")
    advertising.store.hears("dita", channel="ads")
    found = preview("orders >= 1", at=advertising.store.at)
    assert (found.meant, found.allowing, found.told) == (3, 2, 2)
    assert found.sentence.startswith("people who")


def test_an_expression_that_says_nothing_is_refused(advertising):
    with pytest.raises(ExpressionProblem):
        preview("orders >", at=advertising.store.at)

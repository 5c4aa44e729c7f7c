"""How many people does an expression mean?"""

import pytest

from regulars.engine.expression import ExpressionProblem
from regulars.engine.running import house
from regulars.engine.sizes import size
from tests.api.conftest import store

__all__ = ["store"]


def test_people_are_counted_each_once(store):
    for name in ("ann", "ann", "bo"):
        store.sells(name)
    found = size("orders >= 2", here=house(at=store.at))
    assert (found.people, found.of) == (1, 2)
    assert found.sentence.startswith("people who")


def test_what_is_no_expression_is_refused(store):
    with pytest.raises(ExpressionProblem):
        size("orders >=", here=house(at=store.at))

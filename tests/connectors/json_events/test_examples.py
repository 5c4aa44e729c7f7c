"""Can the examples that the owner is shown be sent as they are?"""

import pytest

from regulars import clock
from regulars.connectors.json_events.examples import EXAMPLES
from regulars.connectors.json_events.reading import read
from regulars.connectors.json_events.refusal import Refused
from regulars.connectors.json_events.translate import SHAPES
from tests.connectors.json_events.calls import HOME, call


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_taken(name):
    (item,) = read(call(EXAMPLES[name]), home=HOME, at=clock.wall())
    assert not isinstance(item.said, Refused), item.said
    assert EXAMPLES[name]["name"] == name


def test_every_fact_has_its_example():
    assert set(SHAPES) <= set(EXAMPLES)

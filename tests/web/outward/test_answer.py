"""Which answers are a yes?"""

import pytest

from regulars.web.outward.answer import Answer


@pytest.mark.parametrize(
    ("status", "is_yes"),
    [(200, True), (204, True), (299, True), (300, False), (199, False), (500, False), (None, False)],
)
def test_those_of_the_two_hundreds(status, is_yes):
    assert Answer(status, "", 1).is_yes is is_yes

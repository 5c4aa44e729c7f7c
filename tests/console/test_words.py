"""Everything that a page may have to name has a word."""

from regulars.console.words import IDENTITIES
from regulars.customers import models


def test_each_way_by_which_people_are_known_has_one():
    assert set(IDENTITIES) == set(models.IDENTITIES)

"""Is a share said so that one can picture it?"""

from fractions import Fraction

import pytest

from regulars.console.portions import buyers


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Fraction(671, 1000), "Two of three buyers"),
        (Fraction(1, 2), "Half of the buyers"),
        (Fraction(588, 1000), "Three of five buyers"),
        (Fraction(534, 1000), "53% of the buyers"),
        (Fraction(0), "0% of the buyers"),
        (Fraction(1), "100% of the buyers"),
    ],
)
def test_a_share_is_said_plainly_where_it_is_near(share, said):
    assert buyers(share) == said

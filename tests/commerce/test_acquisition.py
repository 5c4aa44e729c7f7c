"""What does a new customer cost?"""

import pytest

from regulars.commerce.acquisition import Acquired


@pytest.mark.parametrize(
    ("spend", "advertised", "cost"),
    [
        (2001, 2, 1001),  # 10.005, half up
        (1000, 3, 333),  # 3.333
        (0, 2, 0),
        (1000, 0, None),
        (None, 2, None),
    ],
)
def test_it_is_what_was_spent_by_those_whom_it_brought(spend, advertised, cost):
    found = Acquired("meta", spend, clicks=None, new_customers=9, advertised=advertised)
    assert found.cost_business == cost

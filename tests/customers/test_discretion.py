"""Who sees who somebody is?"""

import pytest

from regulars.customers.discretion import may_see_names
from regulars.web.roles import Role


@pytest.mark.parametrize(
    ("role", "sees"),
    [(Role.OWNER, True), (Role.MARKETER, True), (Role.AGENT, True), (Role.ANALYST, False)],
)
def test_those_who_help_people_see_names_and_those_who_count_do_not(role, sees):
    assert may_see_names(role) is sees

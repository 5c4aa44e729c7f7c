"""The owner learns on every page that a network waits for somebody, and not of what passes by itself."""

import pytest

from regulars.capabilities.audiences.banners import held_up
from regulars.capabilities.audiences.models import AdList
from regulars.web.roles import Role


class Request:
    def __init__(self, role: Role) -> None:
        self.role = role


@pytest.mark.parametrize(
    ("problem", "told"), [("", False), ("busy", False), ("sandbox", False), ("token_ended", True)]
)
def test_what_somebody_has_to_mend_is_told(advertising, problem, told):
    audience = advertising.means(name="Skaters")
    AdList.objects.update(problem=problem)
    banner = held_up(Request(Role.OWNER))
    assert (banner is not None) is told
    assert held_up(Request(Role.ANALYST)) is None
    if banner:
        assert banner.text == "The ad audience Skaters is held up at Meta."
        assert banner.url == f"/ad-audiences/{audience.pk}/"

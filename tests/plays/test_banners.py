"""Is who may decide told that plays are proposed, and nobody else?"""

import pytest
from django.test import RequestFactory

from regulars import clock
from regulars.plays import actions
from regulars.plays.banners import proposed
from regulars.plays.proposing import EXAMPLE
from regulars.web.roles import Role


def seen(role: Role):
    request = RequestFactory().get("/")
    request.role = role
    return proposed(request)


def test_nothing_proposed_is_nothing_said(database):
    assert seen(Role.OWNER) is None


@pytest.mark.parametrize(
    ("role", "told"),
    [(Role.OWNER, True), (Role.MARKETER, True), (Role.AGENT, False), (Role.ANALYST, False)],
)
def test_who_may_switch_plays_on_is_told(database, role, told):
    actions.propose(EXAMPLE, note="", by="assistant", at=clock.now())
    banner = seen(role)
    assert (banner is not None) is told
    assert banner is None or (banner.text, banner.url) == ("1 play is proposed.", "/drafts/")

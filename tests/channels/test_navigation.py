"""Messages are found in the side navigation, with what wants a decision."""

import pytest

from regulars.channels.navigation import ITEMS, undecided
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member


def test_the_badge_counts_what_nobody_knows(mailing):
    eve = mailing.knows("Eve", address="drop.eve@buyer.test")
    assert undecided() is None
    mailing.plans(eve)
    mailing.hands_over()
    assert undecided() == 1
    assert (ITEMS[0].url, ITEMS[0].order) == ("/messages/", 210)


@pytest.mark.parametrize(("role", "may"), [(Role.OWNER, True), (Role.MARKETER, True), (Role.AGENT, False)])
def test_everything_can_be_stopped_from_every_page_by_those_who_may(role, may, shop):
    page = client_of(member("Sam", role=role)).get("/settings/").content.decode()
    assert ("Stop everything" in page) is may

"""The owner switches messages on the page on in the settings."""

import pytest

from regulars.channels.visiting import queries
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member

PAGE = "/settings/onsite/"


def test_the_owner_switches_it_on_and_hears_what_the_page_needs(shop, client):
    shown = client.post(PAGE, {"on": "on"}, follow=True).content.decode()
    assert queries.is_on()
    assert "What the shop’s page needs" in shown
    assert StaffAction.objects.get(action="onsite.set").detail == {"on": True}
    assert "What the shop’s page needs" not in client.post(PAGE, {}, follow=True).content.decode()
    assert not queries.is_on()


@pytest.mark.parametrize("role", [Role.MARKETER, Role.AGENT, Role.ANALYST])
def test_only_owners_see_it(role, shop):
    assert client_of(member("Sam", role=role)).get(PAGE).status_code == 403

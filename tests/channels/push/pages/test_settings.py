"""The owner sets web push up by saying whom push services may ask."""

import pytest

from regulars.channels.push import queries
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member

PAGE = "/settings/webpush/"


def test_the_owner_sets_it_up_and_sees_the_public_key(shop, client):
    assert "Set it up" in client.get(PAGE).content.decode()
    shown = client.post(PAGE, {"contact": "shop@amber.test"}, follow=True).content.decode()
    assert queries.public_key() in shown
    assert queries.keys().private not in shown
    assert 'value="shop@amber.test"' in shown
    assert StaffAction.objects.get(action="webpush.set").detail == {"contact": "mailto:shop@amber.test"}


def test_what_cannot_be_asked_is_said_beside_the_field(shop, client):
    assert "Write an address like" in client.post(PAGE, {"contact": "nobody"}).content.decode()
    assert queries.public_key() == ""


@pytest.mark.parametrize("role", [Role.MARKETER, Role.AGENT, Role.ANALYST])
def test_only_owners_see_it(role, shop):
    assert client_of(member("Sam", role=role)).get(PAGE).status_code == 403

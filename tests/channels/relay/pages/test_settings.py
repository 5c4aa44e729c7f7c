"""The owner sets the address and sees the secret once."""

import pytest

from regulars.channels.relay import queries
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member

PAGE = "/settings/message-webhook/"


def test_the_secret_is_shown_once_and_then_never(shop, client):
    shown = client.post(PAGE, {"url": "https://app.amber.lv/messages"}).content.decode()
    assert queries.secret() in shown
    later = client.get(PAGE).content.decode()
    assert 'value="https://app.amber.lv/messages"' in later
    assert queries.secret() not in later
    assert StaffAction.objects.get(action="relay.set").detail == {"host": "app.amber.lv"}
    again = client.post(PAGE, {"url": "https://app.amber.lv/messages", "anew": "on"}).content.decode()
    assert queries.secret() in again


def test_an_address_that_is_not_called_is_refused_beside_its_field(shop, client):
    assert "begin with https://" in client.post(PAGE, {"url": "ftp://x"}).content.decode()
    assert queries.url() == ""


@pytest.mark.parametrize("role", [Role.MARKETER, Role.AGENT, Role.ANALYST])
def test_only_owners_see_it(role, shop):
    assert client_of(member("Sam", role=role)).get(PAGE).status_code == 403

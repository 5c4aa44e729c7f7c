"""The owner sets by which services the staff is told; nobody else sees or sets them."""

import pytest

from regulars.channels.alerting import queries
from regulars.channels.alerting.telling import Outcome
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.channels.alerting.conftest import SLACK, services

__all__ = ["services"]
PAGE = "/settings/alerts/"


def test_from_adding_to_removing(shop, client, services):
    assert "Nothing." in client.get(PAGE).content.decode()
    shown = client.post(PAGE, {"url": SLACK}, follow=True).content.decode()
    assert ("slack://T…/…" in shown, "TIiaj" in shown) == (True, False)
    (row,) = queries.services()
    assert StaffAction.objects.get(action="alerts.added").detail == {"service": "Slack"}
    assert "took it" in client.post(f"{PAGE}{row.pk}/test/", follow=True).content.decode()
    services.answers = [Outcome("refused", "403")]
    assert "take it. (403)" in client.post(f"{PAGE}{row.pk}/test/", follow=True).content.decode()
    client.post(f"{PAGE}{row.pk}/remove/")
    assert queries.services() == []
    assert client.post(f"{PAGE}{row.pk}/test/").status_code == 404


def test_what_is_refused_is_said_and_not_shown_again(shop, client, services):
    shown = client.post(PAGE, {"url": "nonsense://secret"}).content.decode()
    assert ("knows no service" in shown, "nonsense://secret" in shown) == (True, False)


@pytest.mark.parametrize("role", [Role.MARKETER, Role.AGENT, Role.ANALYST])
def test_others_do_not(role, shop, services):
    other = client_of(member("Sam", role=role))
    assert other.get(PAGE).status_code == 403
    assert other.post(PAGE, {"url": SLACK}).status_code == 403
    assert queries.services() == []

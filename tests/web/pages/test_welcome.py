"""Does the first visit end with an account, signed in?"""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from regulars import clock
from regulars.web.invitations import invite
from regulars.web.models import StaffAction
from regulars.web.owner_link import fresh_link
from regulars.web.roles import Role
from tests.browser_fixtures import member

FILLED = {"name": "Clara Liepa", "email": "clara@example.com", "password": "correct horse", "language": "lv"}


@pytest.fixture
def link(database) -> str:
    made = fresh_link("http://testserver")
    assert made
    return made.removeprefix("http://testserver")


def test_the_owner_is_signed_in_in_the_language_they_chose(link):
    client = Client()
    answer = client.post(link, FILLED)
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.cookies["django_language"].value == "lv"
    assert "Konts" not in client.get("/settings/keys/").content.decode()
    assert client.get("/settings/keys/").status_code == 200
    assert StaffAction.objects.get().action == "account.made"


@pytest.mark.parametrize("password", ["short", "1234567890", "password12", "claraliepa"])
def test_a_password_that_is_easily_guessed_is_refused(link, password):
    answer = Client().post(link, {**FILLED, "password": password})
    assert answer.status_code == 200
    assert answer.context["form"].errors["password"]
    assert not User.objects.exists()


def test_an_address_that_works_here_already_is_refused(link):
    member("Clara", role=Role.ANALYST)
    answer = Client().post(link, FILLED)
    assert "works here already" in str(answer.context["form"].errors["email"])


def test_a_spent_link_says_how_to_get_another(link):
    Client().post(link, FILLED)
    answer = Client().get(link)
    assert answer.status_code == 410
    assert b"used already" in answer.content


def test_who_was_invited_sees_by_whom(database):
    token = invite(role=Role.AGENT, at=clock.wall(), email="ann@example.com", invited_by="Clara")
    body = Client().get(f"/welcome/{token}/").content.decode()
    assert "Clara invited you." in body
    assert 'value="ann@example.com"' in body

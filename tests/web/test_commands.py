"""Do scripts get keys and links from the command line?"""

import json

import pytest
from click.testing import CliRunner
from django.test import Client

from regulars.cli import with_json
from regulars.web.commands import key, password_link_command
from regulars.web.keys import digest
from regulars.web.models import ApiKey, StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import member


def run(*arguments: str, command=key):
    return CliRunner().invoke(with_json(command), arguments)


def test_a_key_is_printed_once_and_its_making_noted(database):
    told = json.loads(run("create", "shop", "--scope", "write", "--json").output)
    row = ApiKey.objects.get()
    assert bytes(row.digest) == digest(told["key"])
    assert (told["name"], told["scope"], row.name) == ("shop", "write", "shop")
    noted = StaffAction.objects.get()
    assert (noted.who, noted.action, noted.user_id) == ("command", "key.made", None)
    assert told["key"] not in json.dumps(noted.detail)


def test_without_json_the_key_stands_alone_on_its_line(database):
    assert run("create", "shop", "--scope", "read").output.startswith("rg_")


def test_keys_are_listed_without_their_secrets_and_ended(database):
    made = json.loads(run("create", "shop", "--scope", "admin", "--json").output)
    assert [row["name"] for row in json.loads(run("list", "--json").output)] == ["shop"]
    assert made["key"] not in run("list").output
    assert run("revoke", made["id"]).exit_code == 0
    assert json.loads(run("list", "--json").output) == []


def test_a_key_that_is_not_there_is_said_to_be_so(database):
    told = run("revoke", "41")
    assert (told.exit_code, "There is no key 41" in told.output) == (1, True)


@pytest.mark.parametrize("scope", ["", "everything"])
def test_a_scope_that_does_not_exist_is_refused(database, scope):
    assert run("create", "shop", "--scope", scope).exit_code == 2


def test_who_forgot_the_password_gets_a_link_to_choose_another(database):
    member("Ann", role=Role.AGENT)
    link = run("ANN@example.com", command=password_link_command).output.strip()
    assert link.startswith("http://localhost:8000/account/password/reset/key/")
    page = Client().get(link.removeprefix("http://localhost:8000"), follow=True)
    assert b'name="password1"' in page.content


def test_a_link_for_nobody_is_refused(database):
    assert run("bo@example.com", command=password_link_command).exit_code == 1

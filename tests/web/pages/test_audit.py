"""Does the owner find who did what?"""

import ast
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.test import RequestFactory

import regulars
from regulars.web import audit
from regulars.web.deeds import said
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from regulars.web.signin import SECURED
from tests.browser_fixtures import member


@pytest.fixture
def three(owner) -> None:
    ann = member("Ann", role=Role.AGENT)
    audit.note(owner, "play.switched_on", kind="play", id="replenishment")
    audit.note(ann, "customer.noted", kind="customer", id=41, detail={"words": "called back"})
    audit.note(None, "key.made", detail={"name": "shop"})


def rows(client, asked: str = "") -> list[str]:
    return [row.action for row in client.get(f"/settings/audit/{asked}").context["table"].rows]


def test_the_newest_stands_first(three, client):
    assert rows(client) == ["key.made", "customer.noted", "play.switched_on"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("?who=Ann", ["customer.noted"]),
        ("?action=key.made", ["key.made"]),
        ("?q=called", ["customer.noted"]),
        ("?q=switched", ["play.switched_on"]),
        ("?q=elephant", []),
    ],
)
def test_it_is_found_by_who_what_and_detail(three, client, asked, expected):
    assert rows(client, asked) == expected


@pytest.mark.parametrize(
    "change", ["UPDATE staff_action SET who = 'Bo'", "DELETE FROM staff_action", "TRUNCATE staff_action"]
)
def test_nobody_changes_what_was_written(three, change):
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute(change)
    assert StaffAction.objects.count() == 3


def test_equal_places_can_be_told_and_no_place_be_read(rf: RequestFactory, owner):
    digests = []
    for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2"):
        request = rf.get("/", REMOTE_ADDR=address)
        request.user = owner
        digests.append(bytes(audit.note(request, "looked").ip_digest))
    assert digests[0] == digests[1] != digests[2]
    assert b"192" not in digests[0]


def test_what_was_done_from_a_terminal_says_so(database):
    assert (audit.note(None, "key.made").who, StaffAction.objects.get().ip_digest) == ("command", None)


def test_everything_that_is_noted_has_words(database):
    noted = {
        call.args[1].value
        for file in Path(regulars.__file__).parent.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text()))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "audit.note"
        if isinstance(call.args[1], ast.Constant)
    }
    noted |= set(SECURED.values())
    assert len(noted) > 10
    assert [action for action in sorted(noted) if said(action) == action] == []


def test_what_has_no_words_is_called_by_its_name():
    assert said("moon.painted") == "moon.painted"

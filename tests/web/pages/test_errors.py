"""Does one learn what happened and what to do, whatever goes wrong?"""

import pytest
from django.test import Client, RequestFactory

from regulars.web.pages import errors
from regulars.web.problem import CONTENT_TYPE
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member


def test_a_page_for_others_says_who_can_change_that(database):
    answer = client_of(member("Ana", role=Role.ANALYST)).get("/settings/keys/")
    assert answer.status_code == 403
    assert "You are here as Analyst." in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["/nowhere/", "/account/signup/", "/account/email/", "/account/confirm-email/"]
)
def test_what_is_not_there_leads_back(database, path):
    answer = Client().get(f"/{path}/")
    assert answer.status_code == 404
    assert b"There is nothing at this address." in answer.content


def test_when_all_breaks_the_page_needs_nothing_that_may_break_too(rf: RequestFactory):
    answer = errors.failed(rf.get("/"))  # no database is open here
    assert answer.status_code == 500
    assert b"Something broke here." in answer.content


@pytest.mark.parametrize("path", ["/api/v1/x", "/webhooks/shopify"])
def test_programs_get_documents(rf: RequestFactory, path):
    answers = [
        errors.refused(rf.get(path), PermissionError()),
        errors.not_found(rf.get(path), LookupError()),
        errors.failed(rf.get(path)),
    ]
    assert [(a.status_code, a.headers["Content-Type"]) for a in answers] == [
        (403, CONTENT_TYPE),
        (404, CONTENT_TYPE),
        (500, CONTENT_TYPE),
    ]


@pytest.mark.parametrize(
    ("path", "takes"), [("/api/v1/orders", "GET"), ("/api/v1/events", "POST, GET"), ("/mcp", "POST")]
)
def test_programs_learn_in_a_document_which_method_an_address_takes(database, path, takes):
    answer = Client().delete(path)
    assert (answer.status_code, answer["Content-Type"]) == (405, CONTENT_TYPE)
    assert set(answer["Allow"].split(", ")) == set(takes.split(", "))


def test_a_form_without_its_token_changes_nothing(owner):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client_of(owner).cookies
    answer = strict.post("/settings/keys/", {"name": "shop", "scope": "write"})
    assert answer.status_code == 403
    assert b"This page stood open too long." in answer.content


def test_an_address_that_is_not_known_says_where_to_name_it(database, settings):
    settings.ALLOWED_HOSTS = ["shop.example"]
    answer = Client().get("/settings/")
    assert answer.status_code == 400
    assert b"REGULARS_HOSTS" in answer.content
    assert Client().get("/api/v1/nothing").headers["Content-Type"] == CONTENT_TYPE

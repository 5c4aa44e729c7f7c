"""What is made of an answer that is none?"""

import json
from datetime import timedelta
from typing import Any

import pytest

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Answer, ChangeRefused, KeysRefused, NoApi, OutOfReach
from regulars.connectors.shopify.calls import Session, TooCostly, asked, opened, told
from tests.connectors.shopify.shop import KEYS, LEGACY, THROTTLED, error
from tests.connectors.talking import heard
from tests.connectors.talking import told as made

ACCESS = Access("https://candles.myshopify.com", KEYS, "EUR")
SESSION = Session(ACCESS, "shpat_token")


def answer(body: Any, *, status: int = 200, **headers: str) -> Answer:
    return Answer(status, headers, body if isinstance(body, bytes) else json.dumps(body).encode())


def ask(*answers: Answer) -> Any:
    return made(asked(SESSION, "query { shop { name } }"), answers)


def test_a_question_is_one_of_the_versions_with_its_token():
    (request,), data = heard(asked(SESSION, "query { x }", id="1"), [answer({"data": {"x": 1}})])
    assert request.url == "https://candles.myshopify.com/admin/api/2026-07/graphql.json"
    assert (request.method, request.headers["X-Shopify-Access-Token"]) == ("POST", "shpat_token")
    assert json.loads(request.body) == {"query": "query { x }", "variables": {"id": "1"}}
    assert data == {"x": 1}


def test_a_token_is_got_for_the_client_secret():
    (request,), session = heard(opened(ACCESS), [answer({"access_token": "shpat_new", "expires_in": 86399})])
    assert request.url == "https://candles.myshopify.com/admin/oauth/access_token"
    assert request.body == (
        b"grant_type=client_credentials&client_id=client_of_the_tests&client_secret=shpss_of_the_tests"
    )
    assert session.token == "shpat_new"
    assert "shpat_new" not in repr(session)


def test_a_token_of_an_older_app_needs_none():
    asked_first, session = heard(opened(Access(ACCESS.url, LEGACY)), [])
    assert (asked_first, session.token) == ([], LEGACY["client_secret"])


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"error": "app_not_installed", "error_description": "The app isn’t installed"}, "isn’t installed"),
        ({"error": "shop_not_permitted"}, "shop_not_permitted"),
        (b"<html>", "no access token"),
        (
            b"<h1>Oauth error app_not_installed: It is not installed on this shop.</h1>",
            "not installed on this",
        ),
    ],
)
def test_an_app_that_gets_no_token_says_why(said, reason):
    with pytest.raises(KeysRefused) as refusal:
        made(opened(ACCESS), [answer(said, status=400)])
    assert reason in str(refusal.value)


def test_a_shop_that_is_asked_too_much_is_left_alone_until_its_bucket_is_full():
    with pytest.raises(OutOfReach) as reason:
        ask(answer(THROTTLED))
    assert reason.value.again_after == timedelta(seconds=19)  # (2000 - 100) / 100


def test_a_shop_that_does_not_say_how_much_is_left_says_no_time():
    with pytest.raises(OutOfReach) as reason:
        ask(answer({"errors": [error("THROTTLED", "Throttled")]}))
    assert reason.value.again_after is None


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("ACCESS_DENIED", KeysRefused),
        ("SHOP_INACTIVE", KeysRefused),
        ("MAX_COST_EXCEEDED", TooCostly),
        ("INTERNAL_SERVER_ERROR", OutOfReach),
        ("undefinedField", Unreadable),
    ],
)
def test_each_error_has_its_meaning(code, kind):
    with pytest.raises(kind) as reason:
        ask(answer({"data": None, "errors": [{"message": "other"}, error(code, "because")]}))
    assert str(reason.value) == ("other" if kind is Unreadable else "because")


STATUSES = {
    401: KeysRefused,
    402: KeysRefused,
    403: KeysRefused,
    404: NoApi,
    423: OutOfReach,
    400: Unreadable,
}


@pytest.mark.parametrize(("status", "kind"), STATUSES.items())
def test_each_status_has_its_meaning(status, kind):
    with pytest.raises(kind):
        ask(answer({"errors": "[API] Invalid API key or access token"}, status=status))


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"{}", b'{"data": null}', b'{"data": []}', b"[" * 99_999]
)
def test_what_is_no_answer_cannot_be_read(body):
    with pytest.raises(Unreadable) as reason:
        ask(answer(body))
    assert str(reason.value)


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"errors": [{"message": "no"}]}'])
def test_a_refusal_in_any_form_is_one(body):
    with pytest.raises(KeysRefused):
        ask(answer(body, status=403))


def test_a_change_that_is_refused_says_why():
    said = {"data": {"tagsAdd": {"userErrors": [{"message": "Tag is too long"}, {"message": "No"}]}}}
    with pytest.raises(ChangeRefused) as reason:
        made(told(SESSION, "mutation { tagsAdd }"), [answer(said)])
    assert str(reason.value) == "Tag is too long, No"

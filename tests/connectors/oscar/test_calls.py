from datetime import UTC, datetime

import pytest

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Answer, ChangeRefused, KeysRefused, NoApi, Request
from regulars.connectors.oscar.api import OscarApi
from regulars.connectors.oscar.calls import call
from tests.connectors.oscar.recorded import ACCESS, answered, carried, in_turn

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
API = OscarApi()


def signature(request, *, access=ACCESS, at=NOON):
    return API.signed(request, access=access, at=at, nonce="1").headers.get("X-Regulars-Signature")


QUESTION = Request(url="https://shop.example.com/regulars/orders?after=7")


def test_a_question_is_signed_with_its_moment():
    signed = API.signed(QUESTION, access=ACCESS, at=NOON, nonce="1")
    assert signed.headers["X-Regulars-Moment"] == "1772366400"
    # openssl dgst -sha256 -hmac s3cret -binary of "1772366400\nGET\norders?after=7\n", as Base64
    assert signed.headers["X-Regulars-Signature"] == "uRK1IUtEx2A86f3b8fQSCVX67zaKUv16hkchtw/mKf8="


def test_another_moment_question_or_body_has_another_signature():
    others = [
        signature(QUESTION, at=NOON.replace(minute=1)),
        signature(Request(url=QUESTION.url.replace("7", "8"))),
        signature(Request(url=QUESTION.url, method="POST")),
        signature(Request(url=QUESTION.url, body=b"{}")),
        signature(QUESTION),
    ]
    assert len(set(others)) == 5


def test_where_the_shop_stands_is_not_signed():
    under = Access("https://example.com/tea", ACCESS.credentials)
    moved = Request(url="https://example.com/tea/regulars/orders?after=7")
    assert signature(moved, access=under) == signature(QUESTION)


def test_nobody_else_gets_a_signature():
    assert signature(Request(url="https://shop.example.com.evil.example/regulars/orders")) is None


@pytest.mark.parametrize(
    ("answer", "problem", "words"),
    [
        (answered({"message": "the clocks are 900 seconds apart"}, status=401), KeysRefused, "900 seconds"),
        (Answer(404, {}, b"<html>"), NoApi, "404"),
        (Answer(302, {}, b""), Unreadable, "302"),
        (answered({"message": "not understood"}, status=400), Unreadable, "not understood"),
    ],
)
def test_what_is_no_answer_says_why(answer, problem, words):
    with pytest.raises(problem, match=words):
        carried(call(ACCESS, "orders"), in_turn(answer))


def test_a_change_that_the_shop_will_not_have_is_refused_in_its_words():
    with pytest.raises(ChangeRefused, match="order 9 is not there"):
        carried(
            call(ACCESS, "notes", told={"order": "9"}),
            in_turn(answered({"message": "order 9 is not there"}, status=409)),
        )

import pytest

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Answer, KeysRefused, NoApi
from regulars.connectors.vendure.calls import Listing, ask, part, read, settings_of
from tests.connectors.vendure.recorded import ACCESS, answered, carried, in_turn

FORBIDDEN = {"message": "You may not", "path": ["orders"], "extensions": {"code": "FORBIDDEN"}}
BROKEN = {"message": "No such field", "extensions": {"code": "GRAPHQL_VALIDATION_FAILED"}}


def test_a_question_goes_to_the_admin_api():
    request = next(ask(ACCESS, "{ orders { totalItems } }", take=1))
    assert (request.method, request.url) == ("POST", "https://shop.example.com/admin-api")
    assert request.body == b'{"query":"{ orders { totalItems } }","variables":{"take":1}}'


@pytest.mark.parametrize(
    ("answer", "problem", "words"),
    [
        (answered(None, errors=[FORBIDDEN]), KeysRefused, "orders: You may not"),
        (answered(None, errors=[BROKEN], status=400), Unreadable, "No such field"),
        (Answer(401, {}, b""), KeysRefused, "401"),
        (Answer(404, {}, b""), NoApi, "404"),
        (Answer(302, {}, b""), Unreadable, "302"),
        (Answer(200, {}, b"<html>"), Unreadable, "malformed"),
    ],
)
def test_what_is_no_answer_says_why(answer, problem, words):
    with pytest.raises(problem, match=words):
        carried(ask(ACCESS, "{ orders { totalItems } }"), in_turn(answer))


def test_a_field_that_is_not_there_is_missed():
    fields, _asked = carried(ask(ACCESS, "{}"), in_turn(answered({"orders": {"items": [1]}})))
    with pytest.raises(Unreadable, match="globalSettings"):
        settings_of(fields)
    with pytest.raises(Unreadable, match="totalItems"):
        part(fields, "orders", Listing)
    assert read(b"7", int) == 7

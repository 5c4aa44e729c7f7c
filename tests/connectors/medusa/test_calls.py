from decimal import Decimal

import pytest

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Answer, ChangeRefused, KeysRefused, NoApi
from regulars.connectors.medusa.calls import call, read, reason
from tests.connectors.medusa.recorded import ACCESS, answered, carried, in_turn

NO = {"type": "invalid_data", "message": "Promotion with code: BACK already exists."}


def test_a_question_goes_to_the_admin_api_and_amounts_are_numbers():
    asked = next(call(ACCESS, "orders", query=[("id[]", "order_1")]))
    assert (asked.method, asked.url) == ("GET", "https://shop.example.com/admin/orders?id%5B%5D=order_1")
    told = next(call(ACCESS, "promotions", told={"value": Decimal("5.05")}))
    assert (told.method, told.body) == ("POST", b'{"value":5.05}')


@pytest.mark.parametrize(
    ("answer", "told", "problem", "words"),
    [
        (answered({"message": "Unauthorized"}, status=401), None, KeysRefused, "401: Unauthorized"),
        (answered({}, status=404), None, NoApi, "404"),
        (answered(NO, status=400), {"code": "BACK"}, ChangeRefused, "already exists"),
        (answered(NO, status=400), None, Unreadable, "already exists"),
        (answered({}, status=403), {"code": "BACK"}, KeysRefused, "403"),
        (Answer(302, {}, b"<html>"), None, Unreadable, "302"),
    ],
)
def test_what_is_no_answer_says_why(answer, told, problem, words):
    with pytest.raises(problem, match=words):
        carried(call(ACCESS, "promotions", told=told), in_turn(answer))
    assert reason(answer).startswith(str(answer.status))


def test_half_an_answer_cannot_be_read():
    with pytest.raises(Unreadable, match="truncated"):
        read(b'{"orders": [', dict)

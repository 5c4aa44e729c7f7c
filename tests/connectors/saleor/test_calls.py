"""What does a Saleor answer?"""

import json

import pytest

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Answer, ChangeRefused, KeysRefused, NoApi
from regulars.connectors.saleor.calls import ask, tell
from tests.connectors.talking import heard, told

ACCESS = Access("https://shop.example.com", {"token": "t"}, "EUR")


def answer(body, *, status=200):
    return Answer(status, {}, json.dumps(body).encode())


def error(code):
    return {"message": "no", "path": ["orders"], "extensions": {"exception": {"code": code}}}


@pytest.mark.parametrize("url", ["https://shop.example.com", "https://shop.example.com/graphql"])
def test_the_address_may_be_the_shops_or_that_of_its_api(url):
    dialogue = ask(Access(url, {}), "{ shop }", id="1")
    (request,), fields = heard(dialogue, [answer({"data": {"shop": 1}})])
    assert request.url == "https://shop.example.com/graphql/"
    assert json.loads(request.body) == {"query": "{ shop }", "variables": {"id": "1"}}
    assert bytes(fields["shop"]) == b"1"


@pytest.mark.parametrize(
    ("said", "raised"),
    [
        (answer({}, status=401), KeysRefused),
        (answer({"errors": [error("PermissionDenied")]}), KeysRefused),
        (answer({"errors": [error("InvalidTokenError")]}), KeysRefused),
        (answer({"errors": [error("GraphQLError")]}, status=400), Unreadable),
        (answer({}, status=404), NoApi),
        (answer({}, status=302), Unreadable),
        (Answer(200, {}, b"<html>"), Unreadable),
    ],
)
def test_what_stands_in_the_way_is_told_apart(said, raised):
    with pytest.raises(raised):
        told(ask(ACCESS, "{ orders }"), [said])


def test_a_change_that_is_refused_is_refused_in_the_shops_words():
    refused = {"data": {"done": {"errors": [{"field": "codes", "message": "Taken."}]}}}
    with pytest.raises(ChangeRefused, match=r"codes: Taken\."):
        told(tell(ACCESS, "mutation { done }"), [answer(refused)])

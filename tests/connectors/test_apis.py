"""What the API of every connector has to be able to do, whichever shop it is for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product, repeat
from typing import Any

import pytest

from regulars.connectors.carriers.carrier import carriers
from regulars.connectors.catalogue import connectors
from regulars.connectors.changes import Change, ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import (
    Access,
    Answer,
    Api,
    ChangeRefused,
    Dialogue,
    Hooks,
    KeysRefused,
    NoApi,
    OutOfReach,
    Page,
    Question,
    Request,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL = "https://shop.example.com/under/a-path"
HERE = Hooks("https://regulars.example/webhooks/abc", "s3cret")
SAID = (KeysRefused, NoApi, Unreadable, ChangeRefused, OutOfReach)
APIS = {kind: each.api for kind, each in connectors().items() if each.api}
CARRIERS = {each.kind for each in carriers()}
SHOPS = {kind: api for kind, api in APIS.items() if kind not in CARRIERS}
ALL = pytest.mark.parametrize("api", APIS.values(), ids=list(APIS))
ALL_SHOPS = pytest.mark.parametrize("api", SHOPS.values(), ids=list(SHOPS))
CHANGES: dict[type[Change], Change] = {
    CouponMade: CouponMade(code="THANKS", currency="EUR", percent=10),
    CustomerTagged: CustomerTagged(customer="7", added=("regular",), removed=("new",)),
    OrderNoted: OrderNoted(order="7", text="A sample goes in."),
    ConsentStated: ConsentStated(
        customer="7", channel="email", address="ann@example.com", granted=False, stated_at=NOON
    ),
}
ANSWERS = {
    "nothing": Answer(200, {}, b""),
    "a page of another program": Answer(200, {"content-type": "text/html"}, b"<html>Welcome</html>"),
    "half an answer": Answer(200, {}, b'{"data": {"orders": [{"id": 1, "total'),
    "another shape": Answer(200, {}, b'{"data": 7, "errors": "x", "orders": null}'),
    "a list of junk": Answer(200, {}, b'[{"id": null}, 7, "x", [], {}]'),
    "a number": Answer(200, {}, b"7"),
    "bytes": Answer(200, {}, b"\xff\xfe\x00"),
    "too deep": Answer(200, {}, b"[" * 100_000),
    "keys refused": Answer(401, {}, b'{"message": "no"}'),
    "not allowed": Answer(403, {}, b""),
    "not there": Answer(404, {}, b"<html>"),
    "a bad question": Answer(400, {}, b'{"errors": [{"message": "what?"}]}'),
    "sent elsewhere": Answer(302, {"location": "https://elsewhere.example"}, b""),
}


def access_of(api: Api) -> Access:
    return Access(URL, {one.name: f"{one.name}-of-the-tests" for one in api.credentials}, "EUR")


def questions(api: Api) -> Iterator[Question]:
    """Every kind of question that is put to it."""
    for stream in api.streams:
        yield Question(stream=stream)
    for stream in api.beside:
        yield Question(stream=stream, ids=("7", "8"))
    for stream in api.followed:
        yield Question(stream=stream, since=NOON)
    for stream in api.compared:
        yield Question(stream=stream, only_listed=True)
        yield Question(stream=stream, ids=("7", "8"))


def dialogues(api: Api) -> Iterator[Dialogue[Any]]:
    """Everything that it can be made to say."""
    access = access_of(api)
    yield from (api.page(question, access=access) for question in questions(api))
    yield api.check(HERE, access=access)
    yield api.subscribe(HERE, access=access)
    yield from (api.change(CHANGES[kind], access=access) for kind in sorted(api.changes, key=str))


def ends(dialogue: Dialogue[Any], answer: Answer, *, at_most: int = 50) -> tuple[list[Request], Any]:
    """What was asked, when each question gets this answer, and what came of it, be it raised."""
    asked: list[Request] = []
    try:
        request = next(dialogue)
        for _ in repeat(None, at_most):
            asked.append(request)
            request = dialogue.send(answer)
    except StopIteration as end:
        return asked, end.value
    except SAID as ending:
        return asked, ending
    pytest.fail("a dialogue without an end")


@ALL
def test_it_says_what_it_needs_and_what_it_gives(api):
    assert api.credentials
    assert len({one.name for one in api.credentials}) == len(api.credentials)
    assert all(one.label for one in api.credentials)
    assert api.steps
    assert all(step.endswith((".", ":")) for step in api.steps)
    assert set(api.followed) <= set(api.streams)
    assert set(api.compared) <= set(api.streams)
    assert api.changes <= CHANGES.keys()
    assert all(often >= timedelta(seconds=1) for often in api.followed.values())


@ALL_SHOPS
def test_orders_come_and_are_compared(api):
    assert {"orders", "customers", "products"} <= set(api.streams)
    assert "orders" in api.compared


@pytest.mark.parametrize("kind", SHOPS)
def test_changes_come_by_webhooks_or_are_asked_for(kind):
    connector = connectors()[kind]
    api = connector.api
    assert connector.topics or (api and "orders" in api.followed)


@ALL_SHOPS
def test_what_is_asked_first_goes_to_the_shop_under_its_path_and_carries_the_keys(api):
    access = access_of(api)
    for dialogue in dialogues(api):
        asked, _ = ends(dialogue, Answer(401, {}, b""))
        for request in asked:
            assert request.url.startswith(f"{URL}/")
            signed = api.signed(request, access=access, at=NOON, nonce="n0nce")
            assert (signed.method, signed.body) == (request.method, request.body)


@ALL
def test_the_keys_go_to_the_shop_alone(api):
    access = access_of(api)
    for url in ("https://storage.example.net/bulk.jsonl", "https://shop.example.com.evil.example/x"):
        signed = api.signed(Request(url=url), access=access, at=NOON, nonce="n0nce")
        told = f"{signed.url} {dict(signed.headers)} {signed.body!r}"
        assert not any(secret in told for secret in access.credentials.values())
        assert "authorization" not in {name.lower() for name in signed.headers}


@ALL
@pytest.mark.parametrize("answer", ANSWERS.values(), ids=list(ANSWERS))
def test_whatever_is_answered_it_ends_with_a_value_or_with_words(api, answer):
    for dialogue in dialogues(api):
        _asked, came = ends(dialogue, answer)
        assert not isinstance(came, Page) or not came.facts
        assert not isinstance(came, Exception) or isinstance(came, SAID)


@ALL
@pytest.mark.parametrize("status", [401, 403])
def test_keys_that_are_refused_are_told_from_all_else(api, status):
    for question in questions(api):
        _asked, came = ends(api.page(question, access=access_of(api)), Answer(status, {}, b"{}"))
        assert isinstance(came, KeysRefused)


@ALL
def test_an_address_without_the_api_is_told_from_all_else(api):
    stream = "orders"
    _asked, came = ends(api.page(Question(stream=stream), access=access_of(api)), Answer(404, {}, b""))
    assert isinstance(came, NoApi)


@ALL
def test_the_same_question_is_asked_in_the_same_words(api):
    for question, answer in product(questions(api), (Answer(401, {}, b""),)):
        first, _ = ends(api.page(question, access=access_of(api)), answer)
        again, _ = ends(api.page(replace(question), access=access_of(api)), answer)
        assert first == again


@ALL
def test_a_change_that_is_not_its_own_is_refused(api):
    for kind in CHANGES.keys() - api.changes:
        with pytest.raises(ChangeRefused):
            ends(api.change(CHANGES[kind], access=access_of(api)), Answer(200, {}, b"{}"))

import json
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import Any

import msgspec
import pytest

from regulars.commerce.actions.behaviours import Doing
from regulars.commerce.facts import CustomerFact, OrderFact
from regulars.connectors.event_clients.messages import batch, message, several
from regulars.connectors.event_clients.reading import RIGHT, Heard, behind, happened, items, loose_items
from regulars.connectors.json_events.refusal import Refused
from tests.connectors.event_clients.calls import bought, call, identify, track, viewed
from tests.connectors.event_clients.conftest import trusted

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
NOW = NOON + timedelta(hours=1)
HEARD = Heard(trusted(), RIGHT, NOW)


def said(*messages):
    """What messages say, each way of reading agreeing with the other."""
    at_once = [item.said for item in items(batch(call(*messages)).batch, heard=HEARD)]
    raws = [msgspec.Raw(json.dumps(each).encode()) for each in messages]
    singly = [item.said for item in loose_items(raws, read=message, kind="", heard=HEARD)]
    assert [shown(each) for each in at_once] == [shown(each) for each in singly]
    return at_once


def shown(one):
    return (one.where, one.why) if isinstance(one, Refused) else msgspec.json.decode(msgspec.json.encode(one))


def test_each_kind_of_message_has_its_meaning():
    page = track("", {"url": "/"}) | {"type": "page", "name": "Home", "category": "Docs"}
    group = track("", None) | {"type": "group", "groupId": "g"}
    alias = {"type": "alias", "userId": "7", "previousId": "browser-1", "messageId": "a"}
    view, order, look, one, club, joined = said(viewed(), bought(), page, identify(), group, alias)
    assert isinstance(view, Doing)
    assert (view.name, view.who.device, view.occurred_at) == ("product.viewed", "browser-1", NOON)
    assert isinstance(order, OrderFact)
    assert (look.name, json.loads(bytes(look.properties))) == (
        "page.viewed", {"url": "/", "name": "Home", "category": "Docs"},
    )  # fmt: skip
    assert isinstance(one, CustomerFact)
    assert (club.name, json.loads(bytes(club.properties))) == ("custom.done", {"custom": "group"})
    assert (joined.buyer.who.shop_customer, joined.buyer.who.device) == ("7", "browser-1")


def test_an_event_that_only_this_tracker_knows_keeps_its_name():
    (quiz,) = said(track("Quiz Done", {"score": 3}))
    assert json.loads(bytes(quiz.properties)) == {"custom": "Quiz Done", "score": 3}


@pytest.mark.parametrize(
    ("odd", "where"),
    [
        ({"type": "hello"}, "$.type"),
        ({"event": ""}, "$.event"),
        ({"anonymousId": None}, "$.anonymousId"),
        ({"anonymousId": "x" * 201}, "$.anonymousId"),
        ({"properties": []}, "$.properties"),
        ({"timestamp": "1970-01-01T00:00:00Z"}, "$.timestamp"),
        ({"timestamp": "0001-01-01T00:00:00+14:00"}, "$.timestamp"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(odd, where):
    (refused,) = said(viewed(**odd))
    assert (refused.where, bool(refused.why), bool(refused.way_out)) == (where, True, True)


def beside(odd: Any, **values: bytes) -> bytes:
    """A batch of an odd message and a good one. values: in place of those words in the odd one."""
    raw = json.dumps(odd).encode()
    for word, value in values.items():
        raw = raw.replace(f'"{word}"'.encode(), value)
    return b'{"batch": [%s, %s]}' % (raw, json.dumps(viewed()).encode())


def good_ones(body: bytes) -> set[bool]:
    """Whether the second message of a batch is taken, read in each way."""
    ways = [loose_items(several(body).batch, read=message, kind="", heard=HEARD)]
    if told := batch(body):
        ways.append(items(told.batch, heard=HEARD))
    return {isinstance(list(way)[1].said, Doing) for way in ways}


@pytest.mark.parametrize(
    "odd",
    [
        bought(products=[{"sku": "candle", "price": "1e999999", "quantity": 1000}]),
        bought(products=[{"sku": "candle", "price": "sNaN"}]),
        viewed(userId="huge"),
        track("Quiz Done", {"score": "huge"}),
        identify(traits={"age": "huge"}),
    ],
)
def test_a_number_that_none_can_be_breaks_no_batch(odd):
    assert good_ones(beside(odd, huge=b"1" * 5000)) == {True}


@pytest.mark.parametrize("odd", [identify(traits="deep"), bought(products="deep"), track("Quiz", "deep")])
def test_no_depth_breaks_a_batch(odd):
    """Up to where the body itself is too deep: just before, its parts are read a few frames further down."""
    depths = range(600, 1000)
    bodies = [beside(odd, deep=b'{"a": ' + b"[" * depth + b"]" * depth + b"}") for depth in depths]
    readable = list(takewhile(is_readable, bodies))
    assert 0 < len(readable) < len(bodies)
    for body in readable[-12:]:
        assert good_ones(body) == {True}


def is_readable(body: bytes) -> bool:
    try:
        several(body)
    except RecursionError:
        return False
    return True


def test_a_clock_that_is_right_is_left_alone_and_a_wrong_one_is_set():
    assert behind(None, at=NOW) == behind(NOW - timedelta(seconds=50), at=NOW) == RIGHT
    days = behind(NOW - timedelta(days=2), at=NOW)
    assert days == timedelta(days=2)
    assert happened(NOON - timedelta(days=2), off=days, at=NOW) == NOON
    assert behind(datetime(1, 1, 1), at=NOW) == NOW - datetime(1, 1, 1, tzinfo=UTC)


def test_nothing_happens_later_than_now():
    assert happened(NOW + timedelta(days=1), off=RIGHT, at=NOW) == NOW
    assert happened(None, off=RIGHT, at=NOW) == NOW
    assert happened(datetime(2026, 3, 1, 12), off=RIGHT, at=NOW) == NOON


def test_a_message_without_an_id_counts_by_what_it_says():
    raw = msgspec.Raw(json.dumps({"event": "x", "anonymousId": "b"}).encode())
    one, two = (next(loose_items([raw], read=message, kind="track", heard=HEARD)) for _ in range(2))
    assert one.said.key == two.said.key != ""

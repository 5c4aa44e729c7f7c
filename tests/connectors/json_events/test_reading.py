import json
from datetime import UTC, datetime

import pytest

from regulars.commerce.actions.behaviours import Doing
from regulars.commerce.facts import OrderFact
from regulars.connectors.json_events.reading import BadCall, Home, read
from regulars.connectors.json_events.refusal import Refused
from tests.connectors.json_events.calls import HOME, NOON, call, order, viewed

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


def items(*events, home=HOME):
    return read(call(*events), home=home, at=AT)


def kinds(*events, **more):
    return [type(item.said) for item in items(*events, **more)]


def test_a_call_of_behaviours_alone():
    found = items(viewed("v1"), viewed("v2", name="cart.viewed"))
    assert [(item.id, item.said.name) for item in found] == [("v1", "product.viewed"), ("v2", "cart.viewed")]
    assert bytes(found[0].said.properties) == b'{"sku": "candle"}'


def test_facts_and_behaviours_may_come_together():
    assert kinds(viewed(), order()) == [Doing, OrderFact]


def test_a_bad_one_does_not_refuse_the_others():
    assert kinds(viewed("v1"), viewed("v2", who={}), viewed("v3"), {"name": "?"}) == [
        Doing,
        Refused,
        Doing,
        Refused,
    ]


@pytest.mark.parametrize(
    ("changes", "where", "why"),
    [
        ({"id": None}, "$.id", "count once"),
        ({"id": ""}, "$.id", "length >= 1"),
        ({"who": {}}, "$.who", "Nobody"),
        ({"who": {"email": "no address"}}, "$.who", "Nobody"),
        ({"who": {"phone": "12"}}, "$.who", "Nobody"),
        ({"who": {"emial": "ann@example.com"}}, "$.who", "unknown field `emial`"),
        ({"properties": [1]}, "$.properties", "no object"),
        ({"properties": {"from": "ann@example.com"}}, "$.properties", "e-mail address"),
        (
            {"properties": {"url": "https://shop.example/?m=Ann.O+1@mail.example.com"}},
            "$.properties",
            "e-mail",
        ),
        ({"properties": {"note": "a\u0000b"}}, "$", "NUL"),
        ({"occurred_at": "2026-03-03T12:00:00Z"}, "$.occurred_at", "can't be"),
        ({"name": "product.eaten"}, "$.name", "No event is named"),
    ],
)
def test_a_behaviour_that_cannot_be_taken(changes, where, why):
    (item,) = items(viewed(**changes))
    assert isinstance(item.said, Refused)
    assert (item.said.where, why in item.said.why) == (where, True)


@pytest.mark.parametrize("text", ["https://blog.example/@ann", "3 @ 5.00", "@ann.lv", "ann@home"])
def test_not_every_at_sign_is_an_address(text):
    (item,) = items(viewed(properties={"text": text}))
    assert isinstance(item.said, Doing)


def test_a_consent_of_nobody_and_for_a_channel_that_is_none_are_refused():
    said = {"name": "consent.given", "occurred_at": NOON, "who": {"email": "ann@example.com"}}
    form = {"channel": "email", "how": "form"}
    items_ = items(
        {**said, "consent": form, "who": {"email": "nonsense"}},
        {**said, "consent": {**form, "channel": "pigeon"}},
        {**said, "consent": {**form, "purpose": "xyz"}},
    )
    places = [item.said.where for item in items_ if isinstance(item.said, Refused)]
    assert places == ["$.who", "$.consent.channel", "$.consent.purpose"]


def test_a_phone_without_its_country_code_is_the_shops():
    (item,) = items(viewed(who={"phone": "26123456"}))
    assert isinstance(item.said, Doing)


def test_behaviours_without_ids_count_once_by_the_calls_key():
    home = Home(shop_id=1, country="LV", call_key="k")
    found = items(viewed(None), viewed(None), home=home)
    assert [item.said.key for item in found] == ["call:k:0", "call:k:1"]


def test_ids_may_be_numbers():
    (item,) = items(viewed(5))
    assert (item.id, item.said.key) == ("5", "5")


@pytest.mark.parametrize(
    ("body", "status", "name"),
    [
        (b"", 400, "not-json"),
        (b"{", 400, "not-json"),
        (b"name,email", 400, "not-json"),
        (b'{"events": "none"}', 422, "not-a-list-of-events"),
        (b"[]", 422, "not-a-list-of-events"),
        (b'{"event": []}', 422, "not-a-list-of-events"),
        (b'{"events": [{"name": "\xff"}]}', 400, "not-utf-8"),
        (b'{"events": [' + b"[" * 100_000, 400, "not-json"),
    ],
)
def test_a_call_that_is_none_is_refused_as_a_whole(body, status, name):
    with pytest.raises(BadCall) as refusal:
        read(body, home=HOME, at=AT)
    assert (refusal.value.status, refusal.value.name) == (status, name)


def test_a_thousand_events_are_a_call_and_one_more_is_not():
    assert len(items(*[viewed(str(n)) for n in range(1000)])) == 1000
    with pytest.raises(BadCall) as refusal:
        items(*[viewed(str(n)) for n in range(1001)])
    assert refusal.value.status == 413
    assert "1,001" in refusal.value.detail


def test_what_only_looks_like_a_nul_character_is_taken():
    (item,) = items(viewed(properties={"path": "C:\\u0000"}))
    assert isinstance(item.said, Doing)


def test_an_empty_call_is_one():
    assert items() == []


def test_a_deep_nest_is_refused_where_it_stands():
    deep = b"[" * 900 + b"]" * 900
    good = json.dumps(viewed("v1")).encode()
    bad = json.dumps(viewed("v2", properties="?")).encode().replace(b'"?"', deep)
    found = read(b'{"events": [%s, %s]}' % (good, bad), home=HOME, at=AT)
    assert [type(item.said) for item in found] == [Doing, Refused]

"""Is any carrier understood that speaks our own shape?"""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from regulars.connectors.carriers.by_http import CARRIER
from regulars.connectors.connector import Delivery, Unreadable
from regulars.connectors.exchange import (
    Access,
    Answer,
    Hooks,
    KeysRefused,
    NoApi,
    Question,
    Request,
    Standing,
)
from regulars.connectors.signed import signature
from tests.connectors.talking import heard, told

FIXTURES = Path(__file__).parents[2] / "fixtures" / "carriers"
BODY = (FIXTURES / "by_http.json").read_bytes()
FEED = Access("https://candles.example.com", {"feed": "https://news.example/parcels", "token": "s3cret"})
HOOKS = Hooks("https://regulars.example/webhooks/x", "s3cret")


def test_news_are_signed_read_and_once():
    assert CARRIER.is_signed(BODY, headers={"x-signature": signature(BODY, secret="k")}, secret="k")
    assert not CARRIER.is_signed(BODY, headers={"x-signature": signature(BODY, secret="other")}, secret="k")
    first, second = CARRIER.translate(CARRIER.envelope(BODY, headers={}), currency="EUR").facts
    assert (first.tracking_number, first.carrier, first.status, first.says) == (
        "T1",
        "Pasts",
        "out_for_delivery",
        "With the courier",
    )
    assert first.promised_at == datetime(2026, 3, 2, 16, tzinfo=UTC)
    assert (second.status, second.carrier, second.promised_at) == ("to_collect", "", None)


@pytest.mark.parametrize(
    "wrong",
    [{"status": "lost"}, {"tracking_number": ""}, {"occurred_at": "2026-03-02T08:10:00"}, {"says": 7}],
)
def test_what_is_wrong_is_refused_with_its_reason(wrong):
    news = {"tracking_number": "T", "status": "failed", "occurred_at": "2026-03-02T08:10:00Z", **wrong}
    body = json.dumps({"news": [news]}).encode()
    with pytest.raises(Unreadable) as refusal:
        CARRIER.translate(Delivery(key="1", topic="tracking", body=body), currency="EUR")
    assert str(refusal.value)


def test_a_feed_is_asked_since_a_moment_page_by_page_with_its_token_for_its_own_host_alone():
    since = datetime(2026, 3, 2, 8, tzinfo=UTC)
    first = BODY[:-2] + b', "next": "/parcels?page=2"}'
    ((asked,), page) = heard(
        CARRIER.api.page(Question(stream="parcels", since=since), access=FEED), [Answer(200, {}, first)]
    )
    assert asked.url == "https://news.example/parcels?since=2026-03-02T08%3A00%3A00Z"
    assert (page.next, page.things) == ("https://news.example/parcels?page=2", 2)
    assert page.latest == datetime(2026, 3, 2, 7, tzinfo=UTC)
    proven = CARRIER.api.signed(asked, access=FEED, at=since, nonce="")
    assert proven.headers["Authorization"] == "Bearer s3cret"
    elsewhere = Request(url="https://other.example/parcels")
    assert CARRIER.api.signed(elsewhere, access=FEED, at=since, nonce="") == elsewhere


@pytest.mark.parametrize(("status", "ending"), [(401, KeysRefused), (404, NoApi), (500, Unreadable)])
def test_a_feed_that_does_not_answer_says_why(status, ending):
    with pytest.raises(ending):
        told(CARRIER.api.page(Question(stream="parcels"), access=FEED), [Answer(status, {}, b"")])


def test_a_look_at_the_feed_finds_it_good():
    (finding,) = told(CARRIER.api.check(HOOKS, access=FEED), [Answer(200, {}, BODY)])
    assert finding.standing is Standing.GOOD


def test_a_feed_leads_to_no_other_server():
    elsewhere = BODY[:-2] + b', "next": "http://169.254.169.254/latest"}'
    with pytest.raises(Unreadable, match="another server"):
        told(CARRIER.api.page(Question(stream="parcels"), access=FEED), [Answer(200, {}, elsewhere)])

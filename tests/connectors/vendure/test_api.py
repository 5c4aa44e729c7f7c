from dataclasses import replace
from datetime import UTC, datetime

from regulars.connectors.changes import OrderNoted
from regulars.connectors.exchange import Hooks, Request
from regulars.connectors.vendure.api import VendureApi
from tests.connectors.vendure.recorded import ACCESS, answered, carried, in_turn

API = VendureApi()
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def headers(url, *, access=ACCESS):
    return API.signed(Request(url=url), access=access, at=NOON, nonce="1").headers


def test_the_key_goes_with_each_question_to_the_shop():
    assert headers("https://shop.example.com/admin-api") == {"vendure-api-key": "lookup:secret"}


def test_so_does_the_channel_where_there_are_several():
    access = replace(ACCESS, credentials={"api_key": "k", "channel_token": "eu"})
    told = headers("https://shop.example.com/admin-api", access=access)
    assert told == {"vendure-api-key": "k", "vendure-token": "eu"}


def test_the_key_goes_nowhere_else():
    assert headers("https://shop.example.com.evil.example/admin-api") == {}


def test_a_change_is_a_dialogue_of_its_own():
    known = {"order": {"history": {"items": [{"data": {"note": "As a gift"}}]}}}
    dialogue = API.change(OrderNoted(order="4", text="As a gift"), access=ACCESS)
    assert carried(dialogue, in_turn(answered(known)))[1] == [{"id": "4"}]


def test_a_shop_without_webhooks_is_not_asked_to_send_any():
    hooks = Hooks("https://ours.example.com", "s3cret")
    assert carried(API.subscribe(hooks, access=ACCESS), in_turn()) == (False, [])

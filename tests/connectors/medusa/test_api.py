from datetime import UTC, datetime

from regulars.connectors.changes import OrderNoted
from regulars.connectors.exchange import Hooks, Request
from regulars.connectors.medusa.api import MedusaApi
from tests.connectors.medusa.recorded import ACCESS, answered, carried, in_turn

API = MedusaApi()
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def headers(url):
    return API.signed(Request(url=url), access=ACCESS, at=NOON, nonce="1").headers


def test_the_key_goes_as_a_user_without_a_password():
    # base64 of `sk_its_key:`
    assert headers("https://shop.example.com/admin/orders") == {"Authorization": "Basic c2tfaXRzX2tleTo="}


def test_the_key_goes_nowhere_else():
    assert headers("https://shop.example.com.evil.example/admin/orders") == {}


def test_a_change_is_a_dialogue_of_its_own():
    known = {"order": {"metadata": {"regulars_notes": ["As a gift"]}}}
    dialogue = API.change(OrderNoted(order="order_4", text="As a gift"), access=ACCESS)
    assert len(carried(dialogue, in_turn(answered(known)))[1]) == 1


def test_a_subscriber_is_no_webhook_that_could_be_added():
    assert carried(API.subscribe(Hooks("https://ours.example.com", "x"), access=ACCESS), in_turn()) == (
        False,
        [],
    )

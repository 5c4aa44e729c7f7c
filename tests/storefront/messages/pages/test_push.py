"""A page tells who wants notifications, with the words that were shown; what was made up changes nothing."""

import pytest
from django.test import Client

from regulars.channels.models import ChannelSetting
from regulars.channels.push import queries
from regulars.connectors.event_clients import pace
from regulars.connectors.event_clients.pages import calls
from regulars.customers.models import Consent, Identity
from regulars.customers.queries import found_by
from tests.channels.push.browser import Browser
from tests.storefront.cast import known
from tests.storefront.messages.conftest import DEVICE, tells

FCM = "https://fcm.googleapis.com/fcm/send/"
ANNS = Browser(f"{FCM}ann")
WORDS = "Tell me by notification what is new"
YES = {"device": DEVICE, "subscription": ANNS.as_json(), "wording": WORDS, "page": "https://candles.example/"}


def test_a_browser_learns_the_shops_key(key):
    got = Client().get("/page/push/key", {"key": key.secret})
    assert got.json() == {"publicKey": queries.public_key()}
    assert (got["Access-Control-Allow-Origin"], "max-age" in got["Cache-Control"]) == ("*", True)
    assert Client().get("/page/push/key", {"key": "rgb_guessed"}).status_code == 401
    ChannelSetting.objects.all().delete()
    assert Client().get("/page/push/key", {"key": key.secret}).status_code == 404


def test_ann_says_yes_and_is_known_by_her_browser(shop, key):
    ann = known(shop, email="ann@example.com", device=DEVICE)
    answer = tells("/page/push", {"key": key.secret, **YES})
    assert (answer.status_code, answer.json()) == (200, {"success": True, "known": True})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert found_by(kind="push", value=ANNS.value) == [ann]
    yes = Consent.objects.get(channel="webpush")
    assert (yes.purpose, yes.granted, yes.wording, yes.evidence) == (
        "offers",
        True,
        WORDS,
        {"page": "https://candles.example/", "shop_id": shop.id},
    )


def test_her_browser_changes_its_address_and_she_is_still_asked_nothing(shop, key):
    tells("/page/push", {"key": key.secret, **YES})
    new = Browser(f"{FCM}new")
    both = {"key": key.secret, "before": ANNS.as_json(), "subscription": new.as_json()}
    assert tells("/page/push", both).json()["known"]
    assert (found_by(kind="push", value=ANNS.value), Consent.objects.count()) == ([], 1)
    assert tells("/page/push", both).json() == {"success": True, "known": False}
    assert len(found_by(kind="push", value=new.value)) == 1


def test_she_switches_it_off_and_has_said_no(shop, key):
    tells("/page/push", {"key": key.secret, **YES})
    assert tells("/page/push", {"key": key.secret, "before": ANNS.as_json()}).json()["known"]
    assert not Identity.objects.filter(kind="push").exists()
    assert [said.granted for said in Consent.objects.order_by("id")] == [True, False, False]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"subscription": {**ANNS.as_json(), "endpoint": "https://169.254.169.254/"}}, 422),
        ({"subscription": {**ANNS.as_json(), "endpoint": "https://evil.example/push"}}, 422),
        ({"subscription": {**ANNS.as_json(), "keys": {"p256dh": "AA", "auth": "AA"}}}, 422),
        ({"subscription": {"endpoint": FCM}}, 400),
        ({"subscription": None}, 422),
        ({"wording": " "}, 422),
        ({"wording": None}, 422),
        ({"device": "d" * 201}, 422),
        ({"device": 7}, 400),
        ({"key": "rgb_guessed"}, 401),
    ],
)
def test_what_is_no_yes_changes_nothing(shop, key, change, status):
    answer = tells("/page/push", {"key": key.secret, **YES, **change})
    assert (answer.status_code, Identity.objects.count(), Consent.objects.count()) == (status, 0, 0)


@pytest.mark.parametrize(("body", "status"), [(b"\xff", 400), ("[]", 400), ("{" * 9_000, 413)])
def test_what_cannot_be_read_is_refused(shop, body, status):
    assert tells("/page/push", body).status_code == status


def test_nobody_subscribes_over_and_over(shop, key, monkeypatch):
    monkeypatch.setattr(calls, "PACE", pace.Pace(most=40, a_second=1))
    codes = [tells("/page/push", {"key": key.secret, **YES}).status_code for _ in range(3)]
    assert codes == [200, 200, 429]


def test_where_nothing_is_sent_nobody_can_subscribe(shop, key):
    ChannelSetting.objects.all().delete()
    assert tells("/page/push", {"key": key.secret, **YES}).status_code == 422

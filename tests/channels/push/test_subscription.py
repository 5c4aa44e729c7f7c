"""A subscription that somebody made up leads our machine nowhere."""

from dataclasses import replace

import pytest

from regulars.channels.push.subscription import Unusable, subscription, subscription_of
from tests.channels.push.browser import Browser

FCM = "https://fcm.googleapis.com/fcm/send/abc:def"


@pytest.mark.parametrize(
    "endpoint",
    [
        FCM,
        "https://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://wns2-par02p.notify.windows.com/w/?token=abc",
        "https://web.push.apple.com/QABC",
    ],
)
def test_what_browsers_give_out_is_taken_and_read_again(endpoint):
    ann = Browser(endpoint)
    found = subscription_of(ann.value)
    assert (found.endpoint, found.secret, found.value) == (endpoint, ann.secret, ann.value)


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://169.254.169.254/latest/meta-data",
        "https://fcm.googleapis.com.evil.example/fcm/send/abc",
        "https://evilfcm.googleapis.com/abc",
        "https://fcm.googleapis.com@evil.example/abc",
        "http://fcm.googleapis.com/abc",
        "ftp://fcm.googleapis.com/abc",
        "https://web.push.apple.com/" + "a" * 1_000,
        "https://web.push.apple.com/a\nHost: evil.example",
        "https://[::1",
        "",
    ],
)
def test_no_other_address_is_ever_called(settings, endpoint):
    settings.BASE_URL = "https://regulars.example.com"
    known = Browser(FCM).as_json()["keys"]
    with pytest.raises(Unusable):
        subscription(endpoint, key=known["p256dh"], secret=known["auth"])


def test_a_developers_machine_may_call_itself_and_a_real_one_may_not(settings):
    here = Browser("http://127.0.0.1:8000/push/1")
    assert subscription_of(here.value).origin == "http://127.0.0.1:8000"
    settings.BASE_URL = "https://regulars.example.com"
    with pytest.raises(Unusable):
        subscription_of(replace(here, endpoint="https://127.0.0.1:8000/push/1").value)


@pytest.mark.parametrize(
    ("key", "secret"),
    [("BAAA", "AAECAwQFBgcICQoLDA0ODw"), ("!", "AAECAwQFBgcICQoLDA0ODw"), (None, "AAEC"), (None, "ж")],
)
def test_keys_that_are_none_are_refused(key, secret):
    known = Browser(FCM).as_json()["keys"]
    with pytest.raises(Unusable):
        subscription(FCM, key=key or known["p256dh"], secret=secret)


def test_what_is_no_subscription_is_none():
    with pytest.raises(Unusable):
        subscription_of("nonsense")

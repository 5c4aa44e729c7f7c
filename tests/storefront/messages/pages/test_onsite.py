"""Whoever is known and said yes is shown what waits for them, once, in the language of the page."""

import pytest

from regulars.channels.models import Send
from regulars.channels.outbox import Planned, plan_many
from regulars.channels.writing.brand import Brand
from regulars.connectors.event_clients import pace
from regulars.connectors.event_clients.pages import calls
from regulars.customers.models import Consent, Customer
from regulars.web import stored
from tests.storefront.cast import NOON, known
from tests.storefront.messages.conftest import DEVICE, tells

WORDS = "Show me news and offers while I am here"


@pytest.fixture
def ann(shop):
    return known(shop, email="ann@example.com", device=DEVICE)


def asks(key, **more):
    return tells("/page/messages", {"key": key.secret, "device": DEVICE, **more})


def allows(page_key, *, granted=True, **more):
    return tells(
        "/page/messages/allow",
        {"key": page_key.secret, "device": DEVICE, "granted": granted, "wording": WORDS} | more,
    )


def plans(*people):
    """Birthday wishes, which may still be shown years from now."""
    far = NOON.replace(year=2099)
    plan_many(
        [
            Planned(key=f"b:{one}", customer_id=one, channel="onsite", template="birthday", not_after=far)
            for one in people
        ],
        at=NOON,
    )


def test_who_did_not_allow_it_is_shown_nothing(shop, key, ann):
    plans(ann)
    assert asks(key).json() == {"allows": False, "message": None}
    assert Send.objects.get().reason == "no_consent"


def test_what_waits_is_shown_once_in_the_looks_of_the_shop(shop, key, ann):
    stored.save(Brand(accent="#0b6e4f"), at=NOON)
    assert allows(key).status_code == 200
    plans(ann)
    answer = asks(key, language="lv-LV")
    message = answer.json()["message"]
    assert message["text"].startswith("Happy birthday")
    assert (message["words"]["close"], message["looks"]["accent"]) == ("Aizvērt", "#0b6e4f")
    assert "/u/" in message["leave"]
    assert (answer["Access-Control-Allow-Origin"], answer.json()["allows"]) == ("*", True)
    assert asks(key).json() == {"allows": True, "message": None}
    assert Send.objects.get().state == "accepted"


def test_her_yes_is_kept_with_its_words_and_so_is_her_no(shop, key, ann):
    allows(key, page="https://candles.example/")
    yes = Consent.objects.get()
    assert (yes.customer_id, yes.channel, yes.purpose, yes.wording) == (ann, "onsite", "offers", WORDS)
    assert yes.evidence == {"page": "https://candles.example/", "shop_id": shop.id}
    allows(key, granted=False)
    assert asks(key).json()["allows"] is False


def test_a_stranger_is_shown_nothing_and_made_nobody(shop, key, ann):
    plans(ann)
    assert asks(key, device="f" * 32).json() == {"allows": False, "message": None}
    assert Customer.objects.count() == 1
    assert Send.objects.get().state == "planned"


@pytest.mark.parametrize(
    ("change", "status"),
    [({"device": None}, 422), ({"wording": " "}, 422), ({"key": "rgb_guessed"}, 401), ({"granted": 1}, 400)],
)
def test_what_is_no_word_of_a_visitor_is_refused(shop, key, change, status):
    assert allows(key, **change).status_code == status
    assert not Consent.objects.exists()


def test_what_cannot_be_read_is_refused(shop):
    assert [tells("/page/messages", body).status_code for body in (b"\xff", "[]", "{" * 9_000)] == [
        400,
        400,
        413,
    ]


def test_nobody_asks_over_and_over(shop, key, monkeypatch):
    monkeypatch.setattr(calls, "PACE", pace.Pace(most=2, a_second=1))
    assert [asks(key).status_code for _ in range(3)] == [200, 200, 429]

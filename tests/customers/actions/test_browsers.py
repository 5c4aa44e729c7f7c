"""Whoever asked in a browser last gets what comes there, and whoever leaves gets nothing more."""

from datetime import timedelta

import pytest

from regulars.customers.actions import browsers
from regulars.customers.actions.browsers import MOST, Said
from regulars.customers.models import Consent, Identity
from regulars.customers.queries import cards, found_by
from tests.storefront.cast import NOON, known, open_shop

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def shop(database):
    return open_shop()


def said(shop, *, granted: bool = True) -> Said:
    return Said(
        wording="Tell me what is new", page="https://candles.example/", shop_id=shop.id, granted=granted
    )


def subscribes(shop, browser: str, *, at=NOON, **who: str) -> int | None:
    keys = [
        (kind, shop.id, value)
        for kind, value in (("shop", who.get("number")), ("device", who.get("device")))
        if value
    ]
    return browsers.subscribe(keys, browser, said=said(shop), at=at)


def owner(value: str) -> list[int]:
    return found_by(kind="push", value=value)


def test_ann_is_known_by_her_browser_and_what_she_saw_is_kept(shop):
    ann = known(shop, device="d1")
    assert subscribes(shop, "p1", device="d1") == ann
    assert owner("p1") == [ann]
    yes = Consent.objects.get()
    assert (yes.channel, yes.purpose, yes.granted, yes.how, yes.wording) == (
        "webpush",
        "offers",
        True,
        "shop",
        "Tell me what is new",
    )
    assert yes.evidence == {"page": "https://candles.example/", "shop_id": shop.id}


def test_a_visitor_of_whom_nothing_is_known_becomes_somebody(shop):
    who = subscribes(shop, "p1")
    (card,) = cards([who])
    assert [(way.kind, way.value, way.shop_id) for way in card.ways] == [("push", "p1", shop.id)]


def test_said_twice_it_is_one_browser(shop):
    assert subscribes(shop, "p1", device="d1") == subscribes(shop, "p1", device="d1", at=LATER)
    assert Identity.objects.filter(kind="push").count() == 1


def test_a_browser_that_two_use_is_of_whoever_asked_last(shop):
    ann, bo = known(shop, shop_customer="7"), known(shop, shop_customer="8")
    subscribes(shop, "p1", number="7")
    assert subscribes(shop, "p1", number="8", at=LATER) == bo != ann
    assert owner("p1") == [bo]
    assert {word.channel for word in cards([ann])[0].words} == {"webpush"}  # she said so, and isn't reached


def test_of_one_person_so_many_browsers_are_known(shop):
    ann = known(shop, shop_customer="7")
    for n in range(MOST + 2):
        subscribes(shop, f"p{n}", number="7", at=NOON + timedelta(minutes=n))
    assert [owner(f"p{n}") for n in range(3)] == [[], [], [ann]]
    assert Identity.objects.filter(kind="push").count() == MOST


def test_a_browser_changes_its_subscription_and_her_word_stands(shop):
    ann = subscribes(shop, "p1", device="d1")
    assert browsers.move("p1", "p2", at=LATER)
    assert (owner("p1"), owner("p2"), Consent.objects.count()) == ([], [ann], 1)
    assert not browsers.move("p1", "p2", at=LATER)
    assert browsers.move("p2", "p2", at=LATER)
    assert not browsers.move("p1", "p3", at=LATER)
    assert (owner("p2"), owner("p3")) == ([ann], [])


def test_who_leaves_is_forgotten_as_a_browser_and_said_no(shop):
    ann = subscribes(shop, "p1", device="d1")
    assert browsers.leave("p1", said=said(shop, granted=False), at=LATER)
    assert owner("p1") == []
    assert {(word.purpose, word.granted) for word in cards([ann])[0].words} == {
        ("offers", False),
        ("service", False),
    }
    assert not browsers.leave("p1", said=said(shop, granted=False), at=LATER)


def test_what_its_service_knows_no_longer_is_forgotten_without_a_word(shop):
    subscribes(shop, "p1", device="d1")
    assert (browsers.forget("p1"), browsers.forget("p1")) == (1, 0)
    assert Consent.objects.get().granted

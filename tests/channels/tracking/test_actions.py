"""Somebody says that nothing is to be noted of them, and may say otherwise later."""

from datetime import timedelta

from regulars.channels.tracking.actions import allow_noting
from regulars.channels.tracking.queries import unwilling
from regulars.customers.actions import people
from regulars.customers.models import Consent
from tests.channels.cast import NOON

SAYS = {"how": "link", "wording": "Don’t note what I open and follow.", "actor": "customer"}


def test_the_latest_word_holds_with_the_words_that_were_shown(shop):
    ann, dita = shop.knows("Ann"), shop.knows("Dita")
    assert unwilling([ann, dita]) == set()
    assert allow_noting(ann, allowed=False, at=NOON, **SAYS)
    assert not allow_noting(ann, allowed=False, at=NOON, **SAYS)
    assert unwilling([ann, dita]) == {ann}
    row = Consent.objects.get(customer_id=ann, purpose="tracking")
    assert (row.granted, row.wording) == (False, SAYS["wording"])
    assert allow_noting(ann, allowed=True, at=NOON + timedelta(hours=1), **SAYS)
    assert unwilling([ann]) == set()


def test_it_holds_for_whom_they_turn_out_to_be(shop):
    ann, anna = shop.knows("Ann"), shop.knows("Anna")
    allow_noting(anna, allowed=False, at=NOON, **SAYS)
    people.merge(loser=anna, winner=ann, reason="test", actor="house", at=NOON)
    assert unwilling([ann]) == {ann}


def test_offers_are_still_allowed(shop):
    ann = shop.knows("Ann")
    allow_noting(ann, allowed=False, at=NOON, **SAYS)
    said = Consent.objects.filter(customer_id=ann, purpose="offers").latest("occurred_at", "id")
    assert said.granted

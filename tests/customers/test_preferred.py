"""Which channel do people like best?"""

from datetime import timedelta

from regulars.customers.actions.people import merge
from regulars.customers.choices.models import Preference
from regulars.customers.preferred import liked_first, preferred
from tests.engine.conftest import store
from tests.engine.store import NOON, id_of

__all__ = ["store"]


def likes(name, channel, *, ago=0):
    Preference.objects.create(customer_id=id_of(name), channel=channel, said_at=NOON - timedelta(days=ago))


def test_who_said_so_and_who_did_not(store):
    for name in ("ann", "bo", "dita"):
        store.sells(name)
    likes("ann", "sms")
    likes("bo", "")
    ann, bo, dita = (id_of(name) for name in ("ann", "bo", "dita"))
    assert preferred([ann, bo, dita]) == {ann: "sms"}
    assert preferred([]) == {}


def test_of_joined_people_the_latest_word_holds(store):
    store.sells("ann")
    store.sells("anna")
    likes("ann", "sms", ago=3)
    likes("anna", "email", ago=1)
    ann, anna = id_of("ann"), id_of("anna")
    merge(loser=anna, winner=ann, reason="staff", actor="staff:1", at=store.at)
    assert preferred([ann, anna]) == {ann: "email", anna: "email"}


def test_the_channels_keep_their_order_behind_it():
    assert liked_first(["email", "sms", "webhook"], liked="webhook") == ["webhook", "email", "sms"]
    assert liked_first(["email", "sms"], liked="post") == ["email", "sms"]

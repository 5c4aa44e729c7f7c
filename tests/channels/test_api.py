"""A customer's messages, as programs read them."""

import pytest
from django.test import Client

from regulars import clock
from regulars.customers.actions import people
from regulars.web import keys
from regulars.web.cursors import Cursor, encode
from regulars.web.keys import Scope


@pytest.fixture
def ask(database):
    """Asks with a key that may read."""
    made = keys.create("report", scope=Scope.READ, at=clock.wall())

    def asked(path):
        return Client().get(f"/api/v1{path}", headers={"Authorization": f"Bearer {made.secret}"})

    return asked


def test_what_ann_was_written_and_what_was_held_back(mailing, ask):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    mailing.hears(ann, granted=False)
    mailing.plans(ann, visit=2)
    mailing.hands_over()
    held, sent = ask(f"/messages?customer={ann}").json()["messages"]
    assert (sent["state"], sent["subject"], sent["play"]) == (
        "accepted",
        "Pine soap: running low?",
        "replenishment",
    )
    assert (held["state"], held["reason"], held["subject"]) == ("skipped", "consent_refused", "")


def test_merged_people_have_one_list(mailing, ask):
    ann, anna = mailing.knows("Ann"), mailing.knows("Anna")
    mailing.plans(anna)
    people.merge(loser=anna, winner=ann, reason="test", actor="house", at=mailing.at)
    assert len(ask(f"/messages?customer={ann}").json()["messages"]) == 1
    assert len(ask(f"/messages?customer={anna}").json()["messages"]) == 1


def test_long_lists_come_in_pages(mailing, ask):
    ann = mailing.knows("Ann")
    for visit in range(130):
        mailing.plans(ann, visit=visit)
    first = ask(f"/messages?customer={ann}").json()
    second = ask(f"/messages?customer={ann}&cursor={first['next_cursor']}").json()
    assert (len(first["messages"]), len(second["messages"]), second["next_cursor"]) == (100, 30, None)
    assert ask(f"/messages?customer={ann}&cursor=nonsense").status_code == 400


def test_nobody_of_that_id_and_a_cursor_of_another_list(mailing, ask):
    ann = mailing.knows("Ann")
    assert ask("/messages?customer=77").status_code == 404
    elsewhere = encode(Cursor(mailing.at, "order:5"))
    assert ask(f"/messages?customer={ann}&cursor={elsewhere}").status_code == 400


def test_without_a_key_nothing_is_told(mailing):
    assert Client().get("/api/v1/messages?customer=1").status_code == 401


def test_messages_of_all_customers_of_a_play_or_a_state(ask):
    assert ask("/messages").json() == {"messages": [], "next_cursor": None}
    assert ask("/messages?play=welcome&state=accepted&limit=5").json()["messages"] == []
    assert ask("/messages?state=eaten").status_code == 422

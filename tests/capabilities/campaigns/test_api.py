"""Campaigns, as programs read them."""

import pytest
from django.test import Client

from regulars import clock
from regulars.web import keys
from regulars.web.keys import Scope


@pytest.fixture
def ask(writing):
    """Asks with a key that names nobody."""
    made = keys.create("report", scope=Scope.FIGURES, at=clock.wall())

    def asked(path: str):
        return Client().get(f"/api/v1{path}", headers={"Authorization": f"Bearer {made.secret}"})

    return asked


def test_how_far_one_is_and_what_came_of_it(writing, ask):
    writing.knows("Ann", "Dita")
    row = writing.starts()
    writing.minutes(row)
    writing.shop.hands_over(limit=1)
    (listed,) = ask("/campaigns").json()["campaigns"]
    assert {**listed, "templates": 0, "started_at": 0} == {
        "id": str(row.pk), "campaign": "News", "state": "running", "templates": 0, "channels": ["email"],
        "topic": "", "content": "", "timing": "shop", "planned_for": None, "started_at": 0, "ended_at": None,
        "meant": 2, "left_alone": 0, "to_come": 0, "waiting": 1, "sent": 1, "not_sent": 0, "left_out": {},
    }  # fmt: skip
    found = ask(f"/campaigns/{row.pk}").json()
    assert (found["trial"], found["brought"]) == (None, None)
    assert found["answers"] == {"unsubscribed": 0, "complained": 0, "bounced": 0}
    assert ask("/campaigns/99").status_code == 404


def test_which_of_two_messages_the_others_get(writing, ask):
    writing.knows(*"abcdefgh")
    two = ("second_order", "thank_you_first_order")
    row = writing.starts(templates=two, trial_bp=5_000, trial_hours=4, holdout_bp=1_000)
    writing.minutes(row)
    trial = ask(f"/campaigns/{row.pk}").json()["trial"]
    assert (trial["winner"], trial["a"]) == ("", None)
    writing.shop.hands_over()
    writing.later(hours=5)
    writing.minutes(row, count=2)
    found = ask(f"/campaigns/{row.pk}").json()
    assert (found["trial"]["winner"], found["trial"]["is_sure"], found["trial"]["a"]["did"]) == (
        "a",
        False,
        0,
    )
    assert (found["brought"]["what"], found["brought"]["low"]) == ("margin", None)

"""Which messages wait for somebody's hand, and may each go to its person now?"""

from datetime import timedelta

from django.db import transaction
from msgspec.structs import replace

from regulars.channels import holding
from regulars.channels.byhand.looking import left_out
from regulars.channels.paper.actions.runs import make_run
from regulars.channels.paper.hand import hand
from regulars.customers.actions import quiet
from regulars.customers.actions.people import merge
from regulars.customers.permission import Granted, Wait
from tests.channels.byhand.cast import ANN


def looked(shop, **more):
    with transaction.atomic():
        return hand().look(at=shop.at, **more)


def test_whom_one_leaves_in_peace_gets_no_letter_yet(hand_shop):
    ann = hand_shop.reader("Ann", ANN)
    hand_shop.plans_by("post", ann)
    until = hand_shop.at + timedelta(hours=5)
    quiet.begin(ann, key="ticket:1", reason="complaint", until=until, actor="house", at=hand_shop.at)
    (one,) = looked(hand_shop)
    assert one.verdict == Wait(until, "quiet_complaint")


def test_where_only_some_get_mail_nobody_else_gets_a_letter_by_post_either(hand_shop, monkeypatch):
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN))
    monkeypatch.setenv("REGULARS_MAIL_ONLY_TO", "laura@amber.test")
    assert left_out(looked(hand_shop)) == {"not_in_mail_only_to": 1}


def test_a_campaign_that_is_held_is_passed_over(hand_shop):
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN), campaign_id=7)
    holding.hold(7, at=hand_shop.at)
    assert looked(hand_shop) == []
    holding.let_go(7)
    assert [type(one.verdict) for one in looked(hand_shop)] == [Granted]


def test_who_has_it_under_a_name_that_was_joined_with_theirs_gets_it_no_second_time(hand_shop):
    ann, anna = hand_shop.reader("Ann", ANN), hand_shop.reader("Anna", replace(ANN, street="Miera 2"))
    hand_shop.plans_by("post", ann, campaign_id=7)
    assert make_run(who=None, at=hand_shop.at).pieces == 1
    hand_shop.plans_by("post", anna, campaign_id=7)
    merge(loser=anna, winner=ann, reason="same person", actor="staff:1", at=hand_shop.at)
    assert left_out(looked(hand_shop)) == {"already_got": 1}


def test_only_what_is_asked_for_is_looked_at_and_never_what_somebody_else_has(hand_shop):
    first, second = hand_shop.plans_by("post", hand_shop.reader("Ann", ANN), hand_shop.knows("Bo"))
    assert [one.send.id for one in looked(hand_shop, sends=[second])] == [second]
    assert [one.send.id for one in looked(hand_shop, limit=1)] == [first]


def test_who_is_gone_is_counted_as_gone(hand_shop):
    hand_shop.plans_by("post", 999)
    assert left_out(looked(hand_shop)) == {"customer_gone": 1}

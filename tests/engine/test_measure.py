"""What did a play bring, worked out by hand for a small shop?"""

from datetime import timedelta
from fractions import Fraction

import pytest

from regulars.commerce.merging import merge
from regulars.commerce.models import Order
from regulars.engine.actions import revise, switch_on
from regulars.engine.measure import NeverOn, measure
from regulars.engine.models import Assignment, Play
from tests.engine.store import NOON, id_of

INVITE = {
    "name": "invite",
    "says": "Invite.",
    "because": "They come.",
    "when": {"event": "order.placed"},
    "for": "orders = 1",
    "steps": [{"send": {"template": "second_order"}}],
    "goal": {"event": "order.placed", "within": "14 days"},
    "holdout": "50%",
}


@pytest.fixture
def invited(store):
    """40 people were invited and 40 left alone, 20 days ago; all had ordered once before."""
    switch_on(INVITE, who=None, at=NOON - timedelta(days=30))
    store.tell(*(store.order(f"p{number}", ago=21) for number in range(80)))
    for number in range(80):
        assign(number, arm="treated" if number < 40 else "held_out")
    return store


def assign(number, *, arm, ago=20):
    play = Play.objects.select_related("version").get()
    Assignment.objects.create(
        play=play,
        seed=play.version.seed,
        customer_id=id_of(f"p{number}"),
        arm=arm,
        assigned_at=NOON - timedelta(days=ago),
    )


def buy(store, numbers, *, euros, ago=10):
    store.tell(*(store.order(f"p{number}", euros=euros, ago=ago) for number in numbers))


def test_goal_and_revenue_per_assigned_person(invited):
    # 10 of 40 invited spend 20 euros: .25 and 500 cents a head. 5 of 40 others spend 10: .125 and 125 cents.
    buy(invited, range(10), euros=20)
    buy(invited, range(40, 45), euros=10)
    found = measure("invite", at=NOON)
    assert (found.treated.people, found.treated.total, found.control.total) == (40, 10, 5)
    assert found.goal.difference == Fraction(1, 8)
    assert found.money.difference == 375
    assert (found.currency, found.is_margin, found.within) == ("EUR", False, timedelta(days=14))
    assert found.money.low < 375 < found.money.high


def test_only_what_happens_within_the_goals_time_counts(invited):
    buy(invited, [0], euros=20, ago=5.9)  # 14 days and 2 hours after they were assigned
    buy(invited, [1], euros=20, ago=6.1)
    found = measure("invite", at=NOON)
    assert (found.treated.total, found.treated.mean) == (1, Fraction(1, 40))


def test_people_whose_time_is_not_over_do_not_count_yet(invited):
    Assignment.objects.filter(customer_id=id_of("p0")).update(assigned_at=NOON - timedelta(days=13))
    found = measure("invite", at=NOON)
    assert (found.assigned_treated, found.assigned_control, found.treated.people) == (40, 40, 39)
    assert measure("invite", at=NOON + timedelta(days=1)).treated.people == 40


def test_the_order_that_began_it_is_no_outcome(invited):
    assert measure("invite", at=NOON).treated.total == 0


def test_what_was_given_back_is_not_earned(invited):
    number = invited.sells("p0", euros=20, ago=10)
    invited.refunds(number, euros=5)
    # 15 euros over 40 people: 37.5 cents.
    assert measure("invite", at=NOON).money.difference == Fraction(75, 2)


def test_margin_is_said_where_every_cost_is_known(invited):
    buy(invited, range(10), euros=20)
    Order.objects.update(cost_business=800, cost_source="feed")
    found = measure("invite", at=NOON)
    # 10 people with 20 - 8 euros over 40: 300 cents.
    assert (found.is_margin, found.money.difference) == (True, 300)
    Order.objects.filter(customer_id=id_of("p0")).update(cost_business=None, cost_source="unknown")
    assert measure("invite", at=NOON).is_margin is False


def test_too_early_is_said_to_be_too_early(invited):
    buy(invited, range(10), euros=20)
    found = measure("invite", at=NOON)  # nobody of the others bought
    assert (found.money.low, found.money.high) == (None, None)
    # 80 people came in the last four weeks; the others need 5 buyers and have none: 5 times as many people.
    assert found.money.more_people >= 320
    assert found.weeks_left >= 16


def test_two_who_are_one_person_count_once_with_their_first_arm(invited):
    merge(loser=id_of("p40"), winner=id_of("p0"), reason="asked", actor="staff:1", at=NOON)
    Assignment.objects.filter(customer_id=id_of("p40")).update(assigned_at=NOON - timedelta(days=25))
    found = measure("invite", at=NOON)
    assert (found.treated.people, found.control.people) == (39, 40)
    invited.sells("p0", ago=15)
    assert measure("invite", at=NOON).control.total == 1


def test_a_new_share_of_the_control_group_is_a_new_experiment(invited):
    revise({**INVITE, "holdout": "10%"}, who=None, at=NOON)
    found = measure("invite", at=NOON)
    assert (found.assigned_treated, found.treated.people) == (0, 0)


def test_the_course_ends_at_what_is_known_now(invited):
    buy(invited, range(10), euros=20)
    buy(invited, range(40, 45), euros=10)
    for number in range(20):
        Assignment.objects.filter(customer_id=id_of(f"p{number}")).update(
            assigned_at=NOON - timedelta(days=30)
        )
    found = measure("invite", at=NOON)
    # 20 people's time was over 16 days ago (week 2), the others' 6 days ago (week 0).
    assert [week.weeks_ago for week in found.course] == [2, 1, 0]
    assert found.course[0].money == found.course[1].money
    assert found.course[-1].money == found.money


def test_nothing_is_measured_of_a_play_that_never_was_on(database):
    with pytest.raises(NeverOn):
        measure("nothing", at=NOON)


def test_a_play_without_people_has_no_effect_yet(store):
    switch_on(INVITE, who=None, at=NOON)
    found = measure("invite", at=NOON)
    assert (found.since, found.course, found.weeks_left) == (None, (), None)
    assert (found.money.low, found.money.difference) == (None, 0)

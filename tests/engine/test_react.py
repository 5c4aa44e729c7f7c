"""What follows from what happened, in the shop's words?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from regulars.channels import actions as mail
from regulars.commerce.merging import merge
from regulars.customers.models import Suppression
from regulars.customers.permission import address_digest
from regulars.engine import queries
from regulars.engine import react as engine
from regulars.engine.actions import revise, switch_off, switch_on
from regulars.engine.models import Assignment, Decision, Enrolment
from regulars.engine.react import react
from regulars.sql import Statement
from tests.engine.store import NOON, id_of

WELCOME = {
    "name": "welcome",
    "says": "Say hello.",
    "because": "It is kind.",
    "when": {"event": "order.placed"},
    "for": "orders = 1",
    "steps": [
        {"wait": {"for": "shipment.delivered", "up_to": "7 days"}},
        {"send": {"template": "second_order"}},
    ],
    "goal": {"event": "order.placed", "within": "30 days"},
    "holdout": "0%",
}


def on(**parts):
    return switch_on({**WELCOME, **parts}, who=None, at=NOON)


def react_all(store, **more):
    while react(at=store.at, **more):
        pass


def reasons(name):
    rows = Decision.objects.filter(customer_id=id_of(name)).order_by("id")
    return list(rows.values_list("reason", flat=True))


def state(name):
    row = Enrolment.objects.get(customer_id=id_of(name))
    return row.state, row.outcome


@pytest.fixture
def ann(store):
    """Ann allows e-mail; everything happens from noon on."""
    store.hears("ann", ago=30)
    on()
    return "ann"


def test_ann_orders_and_enters(store, ann):
    store.sells(ann)
    react_all(store)
    assert reasons(ann) == ["enrolled"]
    row = Enrolment.objects.get()
    assert (row.state, row.step, row.waiting_for, row.entry) == ("active", "wait_1", "shipment.delivered", 1)
    assert row.due_at == NOON + timedelta(days=7)
    assert set(row.about) == {"order_id"}
    assert Assignment.objects.get().arm == "treated"


def test_cy_refused_and_it_is_written_down(store):
    store.hears("cy", ago=30)
    store.hears("cy", yes=False, ago=10)
    on()
    store.sells("cy")
    react_all(store)
    assert reasons("cy") == ["consent_refused"]
    assert not Enrolment.objects.exists()
    assert not Assignment.objects.exists()


def test_who_never_said_anything_is_left_in_peace(store):
    on()
    store.sells("bo")
    react_all(store)
    assert reasons("bo") == ["no_consent"]


def test_who_is_outside_the_audience_leaves_no_row(store, ann):
    store.sells(ann, ago=40)
    store.sells(ann)
    react_all(store)
    assert not Decision.objects.exists()


def test_what_happened_before_the_play_was_on_starts_nothing(store):
    store.hears("ann", ago=30)
    store.sells("ann", ago=1)
    on()
    react_all(store)
    assert not Decision.objects.exists()


def test_an_import_of_old_history_starts_nothing(store, ann):
    store.later(days=30)
    store.sells(ann, ago=20)
    react_all(store)
    assert not Decision.objects.exists()


def test_what_is_told_late_still_counts_while_it_is_fresh(store, ann):
    store.later(days=10)
    store.sells(ann, ago=2.9)
    react_all(store)
    assert reasons(ann) == ["enrolled"]


def test_a_play_that_is_off_does_nothing(store, ann):
    switch_off("welcome", who=None, at=NOON)
    store.sells(ann)
    react_all(store)
    assert not Decision.objects.exists()


def test_the_control_group_is_left_alone_and_watched(store):
    store.hears("ann", ago=30)
    on(holdout="99%")
    store.sells("ann")
    react_all(store)
    assert reasons("ann") == ["held_out"]
    assert state("ann") == ("held_out", "")
    assert Enrolment.objects.get().due_at is None
    store.later(days=5)
    store.sells("ann")
    react_all(store)
    assert state("ann") == ("held_out", "goal")


def test_reaching_the_goal_ends_the_play(store, ann):
    store.sells(ann)
    react_all(store)
    store.later(days=3)
    store.sells(ann)
    react_all(store)
    row = Enrolment.objects.get()
    assert (row.state, row.outcome, row.goal_at, row.due_at) == ("done", "goal", store.at, None)


def test_the_order_that_started_it_is_not_its_goal(store, ann):
    store.sells(ann)
    react_all(store)
    assert state(ann) == ("active", "")


def test_who_cancels_the_order_leaves_the_play_that_is_about_it(store, ann):
    number = store.sells(ann)
    react_all(store)
    store.later(days=1)
    store.cancels(number)
    react_all(store)
    assert state(ann) == ("left", "undone")
    assert Enrolment.objects.get().due_at is None


def test_who_says_no_leaves_the_play(store, ann):
    store.sells(ann)
    react_all(store)
    store.later(days=1)
    store.hears(ann, yes=False, channel="sms")
    react_all(store)
    assert state(ann) == ("active", "")
    store.hears(ann, yes=False)
    react_all(store)
    assert state(ann) == ("left", "refused")


def test_an_old_no_that_was_taken_back_ends_nothing(store):
    on()
    store.hears("ann", yes=False, ago=20)
    store.hears("ann", ago=10)
    store.sells("ann")
    react_all(store)
    assert state("ann") == ("active", "")


def test_two_orders_in_one_batch_are_beginning_and_goal(store):
    store.hears("ann", ago=30)
    on(**{"for": "orders >= 1"})
    store.sells("ann", ago=-0.1)
    store.sells("ann", ago=-0.2)
    react_all(store)
    assert reasons("ann") == ["enrolled"]
    assert state("ann") == ("done", "goal")


def test_a_goal_after_its_window_does_not_count(store, ann):
    store.sells(ann)
    react_all(store)
    store.later(days=31)
    store.sells(ann)
    react_all(store)
    assert Enrolment.objects.get().goal_at is None


def test_who_waits_for_a_delivery_is_woken_by_it(store, ann):
    number = store.sells(ann)
    react_all(store)
    store.later(days=2)
    store.delivers(number)
    react_all(store)
    row = Enrolment.objects.get()
    assert (row.due_at, row.waiting_for, row.state) == (store.at, "", "active")


def test_an_edited_play_does_not_act_again_on_the_same_person(store, ann):
    store.sells(ann)
    react_all(store)
    again = {**WELCOME, "for": "orders >= 1", "steps": [{"send": {"template": "second_order_last_call"}}]}
    version = revise(again, who=None, at=store.later(days=1))
    assert version.number == 2
    store.sells(ann)
    react_all(store)
    assert reasons(ann) == ["enrolled", "already_in"]
    row = Enrolment.objects.get()
    assert (row.version.number, row.step) == (1, "wait_1")


def test_an_edit_keeps_people_in_their_arm_unless_the_share_changes(store):
    first = revise(WELCOME, who=None, at=NOON)
    edited = revise({**WELCOME, "because": "It works."}, who=None, at=NOON)
    shared = revise({**WELCOME, "holdout": "20%"}, who=None, at=NOON)
    assert first.seed == edited.seed != shared.seed


def test_a_play_with_its_own_pause_takes_people_in_again(store):
    store.hears("ann", ago=30)
    on(**{"for": "orders >= 1", "cadence": "10 days", "goal": {"event": "order.placed", "within": "1 day"}})
    for day in (0, 5, 6):  # days 0, 5 and 11
        store.later(days=day)
        store.sells("ann")
        react_all(store)
        Enrolment.objects.update(state="done", due_at=None)
    assert reasons("ann") == ["enrolled", "too_soon", "enrolled"]
    assert list(Enrolment.objects.order_by("entry").values_list("entry", flat=True)) == [1, 2]


def test_a_blocked_address_gets_nothing(store, ann):
    Suppression.objects.create(
        channel="email",
        address_digest=address_digest("email", "ann@example.com"),
        reason="bounced",
        since=NOON,
    )
    store.sells(ann)
    react_all(store)
    assert reasons(ann) == ["suppressed"]


def test_enough_is_enough(store, ann):
    for number in range(4):
        on(name=f"welcome_{number}")
    switch_off("welcome", who=None, at=NOON)
    store.sells(ann)
    react_all(store)
    assert reasons(ann) == ["enrolled", "enrolled", "enrolled", "capped"]
    assert Decision.objects.get(reason="capped").detail == {"plays": 3, "days": 7}


def test_plays_take_their_turns_by_name_whatever_starts_them(store, ann):
    switch_off("welcome", who=None, at=NOON)
    for name, event in (("a", "product.viewed"), ("b", "order.placed"), ("c", "order.placed")):
        on(name=name, when={"event": event})
    on(name="d", when={"event": "product.viewed"})
    store.sells(ann)
    store.shows(ann)
    react_all(store, limit=100)
    told = Decision.objects.order_by("id").values_list("reason", flat=True)
    assert list(told) == ["enrolled", "enrolled", "enrolled", "capped"]
    assert Decision.objects.get(reason="capped").play_id == queries.standing("d").id


def test_service_does_not_count_as_enough(store, ann):
    switch_off("welcome", who=None, at=NOON)
    on(name="a", purpose="service")
    for name in ("b", "c", "d"):
        on(name=name)
    store.sells(ann)
    react_all(store)
    assert reasons(ann) == ["enrolled"] * 4


def test_nobody_enters_while_everything_is_stopped(store, ann):
    mail.stop_sending(who=None, at=NOON)
    store.sells(ann)
    react_all(store)
    assert reasons(ann) == ["stopped"]
    assert not Enrolment.objects.exists()


def test_two_who_are_one_person_are_in_it_once(store, ann):
    store.hears("eva", ago=30)
    store.sells(ann)
    react_all(store)
    merge(loser=id_of("eva"), winner=id_of(ann), reason="asked", actor="staff:1", at=store.at)
    on(**{"for": "orders >= 1"})
    store.later(days=1)
    store.sells("eva")
    react_all(store)
    assert reasons(ann) == ["enrolled", "already_in"]
    assert Enrolment.objects.get().outcome == "goal"


def test_two_who_turn_out_to_be_one_person_stay_in_it_once(store, ann):
    store.hears("eva", ago=30)
    store.sells(ann)
    store.sells("eva")
    react_all(store)
    store.later(days=1)
    merge(loser=id_of("eva"), winner=id_of(ann), reason="asked", actor="staff:1", at=store.at)
    react_all(store)
    rows = Enrolment.objects.order_by("id").values_list("state", "outcome")
    assert list(rows) == [("active", ""), ("left", "merged")]


def test_small_batches_and_large_ones_end_the_same(store, ann):
    for name in ("ann", "dita", "eva", "fred"):
        store.hears(name, ago=5)
        store.sells(name)
    react_all(store, limit=2)
    small = sorted(Decision.objects.values_list("customer_id", "reason"))
    assert [reason for _, reason in small] == ["enrolled"] * 4


def test_a_play_that_is_no_longer_understood_stops_no_other(store, ann, caplog):
    broken = revise({**WELCOME, "name": "broken"}, who=None, at=NOON)
    switch_on({**WELCOME, "name": "broken"}, who=None, at=NOON)
    type(broken).objects.filter(id=broken.id).update(
        definition={**WELCOME, "name": "broken", "for": "gone > 1"}, digest="other"
    )
    store.sells(ann)
    react_all(store)
    assert reasons(ann) == ["enrolled"]
    assert "broken" in caplog.text
    assert "gone" in queries.standing("broken").problem
    switch_on({**WELCOME, "name": "broken"}, who=None, at=NOON)
    store.sells(ann, ago=-1)
    react_all(store)
    assert queries.standing("broken").problem == ""


def test_a_play_that_fails_while_reacting_stops_no_other(store, ann, monkeypatch, caplog):
    on(name="another")
    on(name="a_third")
    start = engine.start

    def fails_for_one(plays, batch, *, here):
        decisions = start(plays, batch, here=here)
        if "another" in {one.play.name for one in plays}:
            Statement("SELECT 1 / 0").rows()
        return decisions

    monkeypatch.setattr(engine, "start", fails_for_one)
    store.sells(ann)
    assert react(at=store.at).decisions == 2
    assert reasons(ann) == ["enrolled", "enrolled"]
    assert "division by zero" in queries.standing("another").problem
    assert {queries.standing(name).problem for name in ("a_third", "welcome")} == {""}


def test_the_same_journey_entered_four_times(store, ann):
    """A shop tells of one order four times, and two workers react at once: she is in it once."""
    order = store.order("ann")
    for _ in range(4):
        store.tell(order)

    def reacting():
        try:
            react_all(store)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as workers:
        for each in [workers.submit(reacting) for _ in range(2)]:
            each.result()
    assert Enrolment.objects.filter(customer_id=id_of("ann")).count() == 1
    assert reasons("ann") == ["enrolled"]

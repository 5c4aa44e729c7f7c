"""Do those who are due go on, once, whatever goes wrong?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from regulars.channels import actions as mail
from regulars.channels.models import Send
from regulars.customers.choices.models import Preference
from regulars.engine import advance as engine
from regulars.engine.actions import revise, switch_off, switch_on
from regulars.engine.advance import advance, pause
from regulars.engine.models import Enrolment, PlayVersion
from regulars.engine.react import react
from tests.engine.store import NOON, id_of

SERIES = {
    "name": "series",
    "says": "Write twice.",
    "because": "Once is not enough.",
    "when": {"event": "order.placed"},
    "for": "orders >= 1",
    "steps": [
        {"wait": "1 day"},
        {"send": {"template": "second_order"}},
        {"wait": {"for": "shipment.delivered", "up_to": "7 days"}},
        {"unless": {"event": "order.refunded"}, "send": {"template": "second_order_last_call"}},
    ],
    "goal": {"event": "order.placed", "within": "30 days"},
    "holdout": "0%",
}


@pytest.fixture
def series(store):
    """Ann and Dita ordered and are in the play."""
    switch_on(SERIES, who=None, at=NOON)
    store.numbers = {}
    for name in ("ann", "dita"):
        store.hears(name, ago=30)
        store.numbers[name] = store.sells(name)
    react(at=NOON)
    return store


def go(store, **later):
    """Some time passes; the log is read, and everybody who is due goes on until nobody is."""
    at = store.later(**later)
    while react(at=at) or advance(at=at):
        pass


def letters(name):
    rows = Send.objects.filter(customer_id=id_of(name)).order_by("id")
    return list(rows.values_list("template", flat=True))


def where(name):
    row = Enrolment.objects.get(customer_id=id_of(name))
    return row.state, row.step


def test_nobody_goes_on_before_their_time(series):
    go(series, hours=23)
    assert where("ann") == ("active", "wait_1")
    assert letters("ann") == []


def test_after_the_wait_the_letter_is_planned_and_the_next_wait_begins(series):
    go(series, days=1)
    assert where("ann") == ("active", "wait_2")
    row = Enrolment.objects.get(customer_id=id_of("ann"))
    assert (row.due_at, row.waiting_for) == (NOON + timedelta(days=8), "shipment.delivered")
    send = Send.objects.get(customer_id=id_of("ann"))
    assert (send.play, send.step, send.enrolment_id) == ("series", "second_order", row.id)
    assert send.context == row.about
    assert send.not_after == NOON + timedelta(days=4)  # due after 1 day, fresh for 3


def test_a_delivery_ends_the_wait_for_it(series):
    go(series, days=1)
    series.later(days=1)
    series.delivers(series.numbers["ann"])
    go(series)
    assert where("ann") == ("done", "wait_2")
    assert letters("ann") == ["second_order", "second_order_last_call"]
    assert where("dita") == ("active", "wait_2")


def test_a_wait_for_what_has_happened_already_is_over_at_once(series):
    series.later(hours=12)
    series.delivers(series.numbers["ann"])
    go(series, hours=12)
    assert where("ann")[0] == "done"
    assert letters("ann") == ["second_order", "second_order_last_call"]


def test_the_wait_for_a_delivery_ends_by_the_clock_too(series):
    go(series, days=1)
    go(series, days=7)
    assert where("ann")[0] == "done"
    assert letters("ann") == ["second_order", "second_order_last_call"]


def test_a_step_is_left_out_for_those_it_does_not_fit(series):
    go(series, days=1)
    series.refunds(series.numbers["ann"])
    go(series, days=7)
    assert where("ann")[0] == "done"
    assert (letters("ann"), letters("dita")) == (["second_order"], ["second_order", "second_order_last_call"])


def test_the_goal_ends_it_before_the_next_letter(series):
    go(series, days=1)
    series.later(days=1)
    series.sells("ann")
    go(series, days=7)
    assert Enrolment.objects.get(customer_id=id_of("ann"), entry=1).outcome == "goal"
    assert letters("ann") == ["second_order"]


def test_an_edit_never_moves_who_is_in_it(series):
    steps = [{"wait": "1 day"}, {"send": {"template": "how_to_use"}}]
    revise({**SERIES, "steps": steps}, who=None, at=NOON)
    go(series, days=1)
    assert letters("ann") == ["second_order"]
    assert where("ann") == ("active", "wait_2")


def test_nobody_goes_on_in_a_play_that_is_off(series):
    switch_off("series", who=None, at=NOON)
    go(series, days=1)
    assert letters("ann") == []
    switch_on(SERIES, who=None, at=series.at)
    go(series)
    assert letters("ann") == ["second_order"]


def test_nobody_goes_on_while_everything_is_stopped(series):
    mail.stop_sending(who=None, at=NOON)
    go(series, days=1)
    assert letters("ann") == []
    mail.resume_sending(who=None, at=series.at)
    go(series)
    assert letters("ann") == ["second_order"]


def test_the_same_step_again_plans_no_second_letter(series):
    go(series, days=1)
    Enrolment.objects.update(step="second_order", due_at=series.at, waiting_for="")
    go(series)
    assert letters("ann") == ["second_order"]


def test_a_broken_step_stops_no_other_play(series, caplog):
    broken = {
        **SERIES,
        "name": "broken",
        "steps": [{"wait": "1 day"}, {"send": {"template": "second_order"}}],
    }
    switch_on(broken, who=None, at=NOON)
    series.hears("eva", ago=30)
    series.sells("eva")
    react(at=NOON)
    steps = [{"wait": "1 day"}, {"send": {"template": "lost"}}]
    PlayVersion.objects.filter(play__name="broken").update(definition={**broken, "steps": steps}, digest="x")
    go(series, days=1)
    assert letters("ann") == ["second_order"]
    stuck = Enrolment.objects.get(play__name="broken", customer_id=id_of("eva"))
    assert (stuck.state, stuck.attempts, stuck.due_at) == ("active", 1, series.at + timedelta(minutes=1))
    assert "UnknownLetter: lost" in stuck.problem
    go(series, hours=1 / 60)
    stuck.refresh_from_db()
    assert (stuck.attempts, stuck.due_at) == (2, series.at + timedelta(minutes=2))
    PlayVersion.objects.filter(play__name="broken").update(definition=broken, digest="y")
    go(series, hours=1)
    stuck.refresh_from_db()
    assert (stuck.state, stuck.problem, stuck.attempts) == ("done", "", 0)


def test_one_who_cannot_go_on_holds_up_others_only_once(series, monkeypatch):
    plan = engine.plan_many

    def only_dita(messages, *, at):
        if any(message.customer_id == id_of("ann") for message in messages):
            raise ValueError("not Ann")
        return plan(messages, at=at)

    monkeypatch.setattr(engine, "plan_many", only_dita)
    go(series, days=1)
    assert (letters("ann"), letters("dita")) == ([], [])
    go(series, hours=1 / 60)
    assert (letters("ann"), letters("dita")) == ([], ["second_order"])


def test_pauses_double_up_to_a_day():
    minutes = [pause(attempts) // timedelta(minutes=1) for attempts in (1, 2, 3, 11, 12, 500)]
    assert minutes == [1, 2, 4, 1024, 1440, 1440]


def test_many_workers_move_everybody_once(series):
    people = [f"p{number}" for number in range(120)]
    series.tell(*(series.consent(name, ago=30) for name in people))
    series.tell(*(series.order(name) for name in people))
    at = NOON
    while react(at=at):
        pass
    at = series.later(days=1)

    def work(_):
        try:
            return sum(iter(lambda: advance(at=at, limit=10), 0))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        assert sum(workers.map(work, range(4))) == 122
    assert Send.objects.count() == Send.objects.values("customer_id").distinct().count() == 122
    assert not Enrolment.objects.exclude(step="wait_2").exists()


def test_of_the_channels_of_a_step_the_one_that_a_person_likes_best_is_tried_first(store, monkeypatch):
    monkeypatch.setattr(engine, "speaking", list)  # as where a provider of SMS is set
    steps = [{"send": {"template": "second_order", "channels": ["email", "sms"]}}]
    switch_on(SERIES | {"steps": steps}, who=None, at=NOON)
    for name in ("ann", "dita"):
        store.hears(name, ago=30)
        store.sells(name)
    Preference.objects.create(customer_id=id_of("ann"), channel="sms", said_at=NOON)
    go(store)
    found = Send.objects.values_list("customer_id", "channel", "others")
    assert {(who, first, *rest) for who, first, rest in found} == {
        (id_of("ann"), "sms", "email"),
        (id_of("dita"), "email", "sms"),
    }

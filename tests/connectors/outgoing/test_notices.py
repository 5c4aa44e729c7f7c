"""Does each endpoint get each event once, however often and by however many it is carried?"""

from datetime import timedelta
from threading import Thread

from django.db import connection, transaction

from regulars import clock
from regulars.connectors.outgoing import actions, notices
from regulars.connectors.outgoing.courier import Courier
from regulars.connectors.outgoing.models import Endpoint, Notice
from regulars.events import reader
from regulars.events.models import Event
from regulars.web.outward.answer import Answer
from tests.connectors.outgoing.conftest import happen, told

URL = "https://hooks.example.com/"
YES, NO = Answer(200, "ok", 5), Answer(500, "no", 5)


def plan_all() -> None:
    while notices.plan(at=clock.wall()):
        pass


def test_each_endpoint_is_told_what_it_asked_for(store):
    orders, _ = told(URL)
    others, _ = told(URL, "customer.recognised", "order.cancelled")
    store.sells("ann")
    plan_all()
    assert list(Notice.objects.filter(endpoint=orders).values_list("event", flat=True)) == ["order.placed"]
    assert list(Notice.objects.filter(endpoint=others).values_list("event", flat=True)) == [
        "customer.recognised"
    ]


def test_an_endpoint_is_told_nothing_of_what_was_before_it(database):
    happen(3)
    told(URL)
    happen(2, first=4)
    plan_all()
    assert Notice.objects.count() == 2


def test_an_event_of_a_transaction_that_began_before_the_endpoint_is_no_news_either(database):
    happen(1)
    first, _ = told(URL)
    happen(1, first=2)
    second, _ = told(URL)
    happen(1, first=3)
    plan_all()
    assert Notice.objects.filter(endpoint=first).count() == 2
    assert Notice.objects.filter(endpoint=second).count() == 1


def test_history_that_comes_in_is_no_news(database):
    told(URL)
    happen(1, ago=timedelta(days=8))
    happen(1, first=2, ago=timedelta(days=6))
    plan_all()
    assert [notice.body.count('"order_id":"2"') for notice in Notice.objects.all()] == [1]


def test_reading_the_same_again_plans_nothing_twice(database):
    told(URL)
    happen(3)
    plan_all()
    reader.move(actions.READER, to=reader.Position(), at=clock.wall())
    plan_all()
    assert Notice.objects.count() == 3


def test_while_nobody_listens_the_log_is_not_read_and_not_held_up(database):
    happen(3)
    assert Courier().turn() == 0
    told(URL)
    assert reader.lag(actions.READER) <= 1  # the endpoint's own event


def test_two_workers_never_have_the_same_notice(database):
    endpoint, _ = told(URL)
    happen(2)
    plan_all()
    seen: list[int | None] = []

    def other() -> None:
        held = notices.claim(endpoint.pk, at=clock.wall())
        seen.append(held.id if held else None)
        connection.close()

    with transaction.atomic():
        mine = notices.claim(endpoint.pk, at=clock.wall())
        thread = Thread(target=other)
        thread.start()
        thread.join()
    assert mine is not None
    assert seen[0] is not None
    assert seen[0] != mine.id


def test_what_the_dead_had_in_hand_goes_again_under_the_same_id(database):
    endpoint, _ = told(URL)
    happen(1)
    plan_all()
    at = clock.wall()
    first = notices.claim(endpoint.pk, at=at)
    assert notices.recover(at=at + timedelta(seconds=59)) == 0
    assert notices.recover(at=at + timedelta(seconds=61)) == 1
    assert Notice.objects.get().state == "unknown"
    second = notices.claim(endpoint.pk, at=at + timedelta(seconds=62))
    assert first
    assert second
    assert first.message_id == second.message_id
    # The first one wasn't dead, only slow: its no changes nothing any more, its yes does.
    notices.settle(endpoint.pk, first, NO, at=at + timedelta(seconds=63))
    assert Notice.objects.get().state == "handed_over"
    notices.settle(endpoint.pk, first, YES, at=at + timedelta(seconds=64))
    notices.settle(endpoint.pk, second, NO, at=at + timedelta(seconds=65))
    assert Notice.objects.get().state == "accepted"


def test_a_failure_is_tried_again_and_noted(database):
    endpoint, _ = told(URL)
    happen(1)
    plan_all()
    at = clock.wall()
    held = notices.claim(endpoint.pk, at=at)
    assert held
    notices.settle(endpoint.pk, held, NO, at=at)
    notice = Notice.objects.get()
    assert (notice.state, notice.attempts, notice.status, notice.response) == ("planned", 1, 500, "no")
    assert at + timedelta(seconds=5) <= notice.not_before <= at + timedelta(seconds=5.5)
    assert notices.claim(endpoint.pk, at=at) is None
    assert Endpoint.objects.get().failing_since == at
    again = notices.claim(endpoint.pk, at=notice.not_before)
    assert again
    notices.settle(endpoint.pk, again, YES, at=notice.not_before)
    assert Endpoint.objects.get().failing_since is None


def test_gone_and_five_days_of_failure_end_it(database):
    for status, days, why in ((410, 0, "gone"), (500, 5, "failing"), (500, 4, "")):
        endpoint, _ = told(URL, name=why)
        happen(1, first=endpoint.pk)
        plan_all()
        at = clock.wall()
        Endpoint.objects.filter(pk=endpoint.pk).update(failing_since=at - timedelta(days=days))
        held = notices.claim(endpoint.pk, at=at)
        assert held
        notices.settle(endpoint.pk, held, Answer(status, "", 5), at=at)
        endpoint.refresh_from_db()
        assert endpoint.off_why == why
        if why:
            assert notices.claim(endpoint.pk, at=at + timedelta(days=1)) is None
    assert Event.objects.filter(name="webhook.switched_off").count() == 2


def test_what_failed_can_be_sent_again(database):
    endpoint, _ = told(URL)
    happen(3)
    plan_all()
    Notice.objects.update(state="failed", attempts=10)
    one = Notice.objects.first()
    assert one
    at = clock.wall()
    assert notices.send_again(endpoint, notice_id=one.pk, at=at) == 1
    assert notices.send_again(endpoint, notice_id=None, at=at) == 3
    assert set(Notice.objects.values_list("state", "attempts")) == {("planned", 0)}


def test_a_trial_says_what_it_is(database):
    endpoint, _ = told(URL)
    planned = notices.plan_trial(endpoint, at=clock.wall())
    assert '"type":"webhook.test"' in planned.body
    assert notices.claim(endpoint.pk, at=clock.wall())


def test_what_ended_is_let_go_in_time(database):
    told(URL)
    happen(3)
    plan_all()
    Notice.objects.filter(pk=Notice.objects.earliest("id").pk).update(state="accepted")
    assert notices.forget(before=clock.wall() + timedelta(seconds=1)) == 1
    assert Notice.objects.count() == 2

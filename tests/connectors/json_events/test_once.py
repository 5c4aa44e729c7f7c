from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from django.db import connection

from regulars.connectors.json_events.once import Answer, OtherBody, forget, once
from regulars.connectors.models import ApiCall

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Work:
    """Counts how often it was done."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> Answer:
        self.done += 1
        return Answer(200, b"done %d" % self.done)


def call(work, *, key="k", body=b"{}", shop_id=1):
    return once(key, shop_id=shop_id, body=body, at=NOON, work=work)


def test_the_same_call_has_the_same_answer_and_one_effect(database):
    work = Work()
    assert call(work) == call(work) == Answer(200, b"done 1")
    assert work.done == 1


def test_the_same_key_with_another_body_is_refused(database):
    work = Work()
    call(work)
    with pytest.raises(OtherBody):
        call(work, body=b"[]")
    assert work.done == 1


def test_two_shops_may_use_the_same_key(database):
    work = Work()
    call(work)
    assert call(work, shop_id=2) == Answer(200, b"done 2")


def test_a_call_that_broke_may_be_made_again(database):
    def breaks():
        raise RuntimeError

    with pytest.raises(RuntimeError):
        call(breaks)
    assert call(Work()) == Answer(200, b"done 1")


def test_fifty_copies_at_once_have_one_effect(database):
    work, answers = Work(), []

    def send() -> None:
        answers.append(call(work).body)
        connection.close()

    threads = [Thread(target=send) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [b"done 1"] * 50


def test_old_answers_are_forgotten(database):
    call(Work())
    assert forget(before=NOON) == 0
    assert forget(before=NOON + timedelta(seconds=1)) == 1
    assert ApiCall.objects.count() == 0

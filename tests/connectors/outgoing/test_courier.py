"""Does every notice arrive, whatever its neighbours do, and whoever dies?"""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection

from regulars import clock
from regulars.connectors.outgoing import actions, courier, notices, queries
from regulars.connectors.outgoing.courier import carry_all
from regulars.connectors.outgoing.models import Endpoint, Notice
from tests.channels.patience import until
from tests.connectors.outgoing.conftest import happen, told
from tests.web.outward.receiver import receiving

CARRIER = Path(__file__).with_name("carrier.py")


def states() -> set[str]:
    return set(Notice.objects.values_list("state", flat=True))


def test_what_happens_is_told_signed_and_without_names(store, receiver):
    _, secret = told(receiver.url)
    store.sells("ann", euros=12)
    assert carry_all() == 1
    (verified,) = receiver.told(secret)
    assert (verified["type"], verified["data"]["revenue_business"]) == ("order.placed", 1200)
    assert "ann" not in receiver.calls[0][1].decode().lower()
    assert states() == {"accepted"}


def test_a_failure_comes_again_with_the_same_id_and_a_new_moment(database):
    with receiving(lambda n: 500 if n == 1 else 200) as receiver:
        _, secret = told(receiver.url)
        happen(1)
        assert carry_all() == 1
        assert carry_all() == 0
        late = clock.wall() + timedelta(seconds=10)
        assert carry_all(now=lambda: late) == 1
    assert len(set(receiver.ids)) == 1
    first, second = (int(headers["webhook-timestamp"]) for headers, _ in receiver.calls)
    assert second - first >= 10
    assert receiver.calls[0][1] == receiver.calls[1][1]
    assert len(receiver.told(secret)) == 2


def test_gone_ends_it(database):
    with receiving(lambda n: 410) as receiver:
        endpoint, _ = told(receiver.url)
        happen(1)
        carry_all()
        happen(5, first=2)
        carry_all()
    endpoint.refresh_from_db()
    assert (endpoint.off_why, len(receiver.calls)) == ("gone", 1)


def test_while_a_secret_is_replaced_a_receiver_with_the_old_one_still_understands(database, receiver):
    endpoint, old = told(receiver.url)
    _, new = actions.rotate(endpoint.pk, actor="test", at=clock.wall())
    happen(1)
    carry_all()
    assert receiver.told(old) == receiver.told(new)
    actions.rotate(endpoint.pk, actor="test", at=clock.wall() - timedelta(hours=25))
    assert len(queries.secrets_of(Endpoint.objects.get(), at=clock.wall())) == 1


def test_what_is_replaced_while_notices_are_on_their_way_counts_from_the_next_one(
    database, receiver, monkeypatch
):
    monkeypatch.setattr(courier, "LANES", 1)

    def moves(n: int) -> int:
        Endpoint.objects.update(url=receiver.url)
        actions.rotate(Endpoint.objects.get().pk, actor="test", at=clock.wall() - timedelta(hours=25))
        connection.close()
        return 200

    with receiving(moves) as old:
        _, secret = told(old.url)
        happen(3)
        carry_all()
    new = queries.secrets_of(Endpoint.objects.get(), at=clock.wall())
    assert (len(old.told(secret)), [len(receiver.told(each)) for each in new]) == (1, [2])


def test_a_slow_endpoint_holds_up_no_other(database, receiver):
    with receiving() as slow:
        slow.held.set()
        told(slow.url, name="Slow")
        told(receiver.url, name="Quick")
        happen(20)
        thread = Thread(target=carried)
        thread.start()
        until(lambda: len(receiver.calls) == 20)
        until(lambda: len(slow.calls) == courier.LANES)
        assert thread.is_alive()
        slow.held.clear()
    thread.join(30)
    assert set(Notice.objects.filter(endpoint__name="Quick").values_list("state", flat=True)) == {"accepted"}


def carried() -> None:
    carry_all()
    connection.close()


def test_a_burst_of_a_thousand_drains_each_once(database, receiver):
    _, secret = told(receiver.url)
    happen(1_000)
    workers = [Thread(target=carried) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert carry_all() == 0
    assert len(receiver.ids) == len(set(receiver.ids)) == 1_000
    assert states() == {"accepted"}
    assert len(receiver.told(secret)) == 1_000


def test_killed_between_sending_and_noting_it_comes_again_under_the_same_id(database, receiver):
    told(receiver.url)
    happen(1)
    environment = {**os.environ, **database.environment, "DJANGO_SETTINGS_MODULE": "regulars.settings"}
    with subprocess.Popen(
        [sys.executable, CARRIER], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as carrier:
        assert carrier.stdout is not None
        assert carrier.stdout.readline() == "sent\n"
        carrier.kill()
    assert states() == {"handed_over"}
    assert carry_all() == 0
    later = clock.wall() + notices.LEASE + timedelta(seconds=1)
    assert carry_all(now=lambda: later) == 1
    assert len(receiver.ids) == 2
    assert len(set(receiver.ids)) == 1
    assert states() == {"accepted"}


def test_in_the_worker_it_runs_beside_the_plays_and_ends_with_them(database, receiver, monkeypatch):
    monkeypatch.setattr(courier, "PAUSE_SECONDS", 0.02)
    told(receiver.url)
    with courier.courier():
        happen(3)
        until(lambda: len(receiver.calls) == 3)
        until(lambda: states() == {"accepted"})
    happen(1, first=4)
    assert len(receiver.calls) == 3


def test_a_turn_that_fails_is_tried_again(database, receiver, monkeypatch, caplog):
    monkeypatch.setattr(courier, "PAUSE_SECONDS", 0.02)
    told(receiver.url)
    really, failures = notices.plan, iter([True])

    def plan(**known):
        if next(failures, False):
            raise ConnectionError("the database restarts")
        return really(**known)

    monkeypatch.setattr(notices, "plan", plan)
    happen(1)
    with courier.courier():
        until(lambda: len(receiver.calls) == 1)
    assert "a turn failed" in caplog.text


@pytest.mark.parametrize("broken", ["1.garbage", "9.none"])
def test_a_secret_that_cannot_be_opened_is_said_in_the_log(database, receiver, broken):
    told(receiver.url)
    Endpoint.objects.update(secret=broken)
    happen(1)
    carry_all()
    notice = Notice.objects.get()
    assert (receiver.calls, notice.status) == ([], None)
    assert "key file" in notice.response

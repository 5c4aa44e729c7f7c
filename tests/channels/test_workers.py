"""Workers die at any moment, and several work at once: nobody gets a letter twice, nobody is lost."""

import os
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess

import psycopg
import pytest
from django.db import transaction

from regulars.channels import progress, workers
from regulars.channels.models import SendContent
from regulars.events.models import Event
from tests.channels.patience import PATIENCE_SECONDS, until
from tests.channels.sender import work
from tests.forking import forked


@dataclass(frozen=True)
class Worker:
    """A worker in a process of its own, and what it says."""

    process: ForkServerProcess
    line: Connection

    def said(self) -> object:
        assert self.line.poll(PATIENCE_SECONDS)
        return self.line.recv()

    def kill(self) -> None:
        self.process.kill()
        self.process.join()


@pytest.fixture
def worker(database, key_file):
    """Starts workers, and ends those that are left."""
    started = []

    def start(shop, **how):
        environment = {"REGULARS_DATA": str(key_file)}
        started.append(Worker(*forked(work, database=database, environment=environment, at=shop.at, **how)))
        return started[-1]

    yield start
    for each in started:
        each.kill()
        each.line.close()


def gone(numbers):
    with transaction.atomic():
        return workers.gone(numbers)


def test_a_worker_is_alive_until_its_session_ends(database):
    with workers.worker() as first, workers.worker() as second:
        assert gone([first.number, second.number]) == []
    assert until(lambda: gone([first.number, second.number]) == [first.number, second.number])


def test_who_dies_with_nothing_in_hand_leaves_no_file(shop):
    def leave():
        with workers.worker() as me, progress.progress_of(me):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        leave()
    with workers.worker() as other, progress.progress_of(other):
        assert until(lambda: shop.hands_over() == {} and progress.left_behind() == [other.number])
    assert progress.left_behind() == []


def test_killed_after_the_claim_the_letters_wait_again_and_leave_once(mailing, mailbox, worker):
    people = [mailing.knows(name) for name in ("Ann", "Dita")]
    mailing.plans(*people)
    claiming = worker(mailing, pause="claimed")
    assert claiming.said() == "claimed"
    assert set(mailing.states().values()) == {"claimed"}
    assert mailing.hands_over() == {}  # it still lives: nothing is taken from it
    claiming.kill()
    assert until(mailing.hands_over) == {"recovered": 2, "accepted": 2}
    assert mailbox.recipients() == {"ann@buyer.test": 1, "dita@buyer.test": 1}


def test_killed_with_a_letter_in_hand_that_one_is_unknown_and_the_rest_leave(mailing, mailbox, worker):
    ann, dita = mailing.knows("Ann"), mailing.knows("Dita")
    mailing.plans(ann, dita)
    handing = worker(mailing, pause="in_hand")
    assert handing.said() == "in_hand"
    handing.kill()
    assert until(mailing.hands_over) == {"recovered": 2, "accepted": 1}
    assert mailing.states() == {ann: "unknown", dita: "accepted"}
    assert mailing.letter(ann).reason == "worker_died"
    assert SendContent.objects.count() == 2  # what was written for Dita the first time never left
    assert mailbox.recipients() == {"dita@buyer.test": 1}
    assert Event.objects.filter(name="message.unknown", customer_id=ann).exists()


def test_killed_before_the_answer_is_written_down_the_letter_is_not_sent_again(mailing, mailbox, worker):
    ann, dita = mailing.knows("Ann"), mailing.knows("Dita")
    mailing.plans(ann, dita)
    delivering = worker(mailing, pause="delivered")
    assert delivering.said() == "delivered"
    delivering.kill()
    assert until(mailing.hands_over) == {"recovered": 2, "accepted": 1}
    assert mailing.states() == {ann: "unknown", dita: "accepted"}
    assert mailbox.recipients() == {"ann@buyer.test": 1, "dita@buyer.test": 1}


def test_who_was_taken_for_dead_still_says_what_it_knows(mailing, mailbox, worker, server, database):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    slow = worker(mailing, pause="in_hand")
    assert slow.said() == "in_hand"
    with psycopg.connect(server.superuser_url, autocommit=True) as superuser:
        superuser.execute(  # its lock's session ends, as by a network that fails: the worker itself lives on
            "SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database "
            "WHERE l.locktype = 'advisory' AND d.datname = %s",
            [database.name],
        )
    assert until(mailing.hands_over) == {"recovered": 1}
    assert mailing.states() == {ann: "unknown"}
    os.kill(slow.process.pid, signal.SIGUSR1)
    assert slow.said() == {"accepted": 1}
    assert mailing.states() == {ann: "accepted"}
    assert mailbox.recipients() == {"ann@buyer.test": 1}


def test_two_workers_share_two_hundred_letters_and_send_each_once(mailing, mailbox, worker):
    mailing.plans(*mailing.knows_many(200))
    first, second = worker(mailing, limit=20), worker(mailing, limit=20)
    done = [each.said() for each in (first, second)]
    assert done[0]["accepted"] + done[1]["accepted"] == 200
    assert mailbox.recipients() == {f"b{n}@buyer.test": 1 for n in range(200)}
    assert set(mailing.states().values()) == {"accepted"}
    assert Event.objects.filter(name="message.accepted").count() == 200


def test_of_two_workers_with_letters_to_one_person_the_cap_still_holds(mailing, mailbox, worker):
    mailing.limits(per_week=2)
    ann = mailing.knows("Ann")
    for visit in range(12):
        mailing.plans(ann, visit=visit)
    racing = [worker(mailing, limit=1) for _ in range(2)]
    for each in racing:
        each.said()
    assert mailbox.recipients() == {"ann@buyer.test": 2}


def test_a_worker_killed_in_full_swing_leaves_at_most_one_unknown(mailing, mailbox, worker):
    mailing.plans(*mailing.knows_many(60))
    busy = worker(mailing, limit=60)
    while len(mailbox.taken()) < 10:
        assert busy.process.is_alive()
    busy.kill()
    assert until(mailing.hands_over)["recovered"]
    states = list(mailing.states().values())
    assert states.count("unknown") <= 1
    assert states.count("unknown") + states.count("accepted") == 60
    assert max(mailbox.recipients().values()) == 1

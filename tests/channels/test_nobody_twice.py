"""A sender dies at any moment, many times over: nobody gets a letter twice, and nobody is lost."""

import random
from collections import Counter
from contextlib import closing
from datetime import timedelta

import pytest

from regulars.channels import actions
from regulars.channels.models import Send
from tests.channels.cast import NOON
from tests.channels.patience import until
from tests.channels.sender import work
from tests.forking import forked

LETTERS_A_KILL = 40


def kill_often(shop, mailbox, *, kills, database, key_file, seed):
    """Start a sender and kill it at a random moment of its work, so many times."""
    chance = random.Random(seed)
    for _ in range(kills):
        before = mailbox.size()
        process, line = forked(
            work, database=database, environment={"REGULARS_DATA": str(key_file)}, at=shop.at
        )
        with closing(line):
            until(lambda before=before: mailbox.size() > before)
            process.join(timeout=chance.uniform(0, 0.03))
            assert process.is_alive()
            process.kill()
            process.join()


@pytest.mark.parametrize(
    ("kills", "seed"), [(20, 1), pytest.param(200, 2, marks=pytest.mark.long)], ids=["20", "200"]
)
def test_a_sender_killed_at_random_moments_reaches_everybody_once(
    mailing, mailbox, database, key_file, kills, seed
):
    mailing.sends_by(mailbox.url, timeout=60)  # a machine that is busy isn't a server that is silent
    consented = mailing.knows_many(kills * LETTERS_A_KILL)
    bo, cy = mailing.knows("Bo", allows=None), mailing.knows("Cy", allows=False)
    mailing.plans(*consented, bo, cy)
    kill_often(mailing, mailbox, kills=kills, database=database, key_file=key_file, seed=seed)
    until(lambda: "recovered" not in mailing.hands_over(limit=10_000))
    mailing.hands_over(limit=10_000)

    states = mailing.states()
    assert (states.pop(bo), states.pop(cy)) == ("skipped", "skipped")
    assert set(states.values()) <= {"accepted", "unknown"}
    address = {who: f"b{n}@buyer.test" for n, who in enumerate(consented)}
    arrived = mailbox.recipients()
    assert set(arrived.values()) == {1}
    accepted = {address[who] for who, state in states.items() if state == "accepted"}
    unknown = {address[who] for who, state in states.items() if state == "unknown"}
    assert accepted <= set(arrived) <= accepted | unknown
    assert accepted | unknown == set(address.values())
    # Each kill leaves at most the one letter in doubt that was on the line.
    assert len(unknown) <= kills
    assert {send.reason for send in Send.objects.filter(state="unknown")} <= {"worker_died"}


def test_a_server_that_takes_mails_and_hangs_up_gets_none_of_them_twice(mailing, mailbox):
    people = [
        mailing.knows(f"B{n}", address=f"{'drop' if n % 5 == 0 else 'stays'}.b{n}@buyer.test")
        for n in range(20)
    ]
    mailing.plans(*people)
    while mailing.at < NOON + timedelta(days=3):  # each silence leaves the server alone for a while
        mailing.hands_over()
        mailing.at += timedelta(hours=2)
    assert Counter(mailing.states().values()) == {"accepted": 16, "unknown": 4}
    assert set(mailbox.recipients().values()) == {1}
    assert len(mailbox.recipients()) == 20


def test_who_is_in_doubt_is_reached_once_a_person_says_so(mailing, mailbox):
    eve = mailing.knows("Eve", address="drop.eve@buyer.test")
    mailing.plans(eve)
    mailing.hands_over()
    actions.settle_unknown(mailing.letter(eve).id, sent=True, who=None, at=mailing.at)
    mailing.at += timedelta(days=1)
    assert mailing.hands_over() == {}
    assert mailbox.recipients() == {"drop.eve@buyer.test": 1}

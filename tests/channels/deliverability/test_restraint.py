"""A domain that is new sends a little more each day, and one of which too many complain stops to offer."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from regulars.channels.deliverability import actions, complaints, queries, tally
from regulars.channels.deliverability.receipts import Receipt, note
from regulars.channels.deliverability.restraint import Domain, Restraint, is_too_many, quota, restraint
from regulars.channels.models import Send
from regulars.events.models import Event
from tests.channels.cast import NOON

MIDNIGHT = datetime(2025, 5, 14, tzinfo=UTC)


def test_each_day_twice_as_many_may_leave_until_all_do():
    days = [quota(NOON, at=NOON + timedelta(days=day)) for day in (0, 1, 2, 14, 15)]
    assert days == [50, 100, 200, 50 * 2**14, None]  # 819,200 on the last day
    assert quota(None, at=NOON) is None


@pytest.mark.parametrize(
    ("complaints", "accepted", "too_many"),
    [(2, 10, False), (3, 2_999, True), (3, 3_000, False), (4, 3_999, True), (0, 0, False)],
)
def test_more_than_one_in_a_thousand_is_too_many_and_one_alone_says_nothing(complaints, accepted, too_many):
    assert is_too_many(complaints, accepted=accepted) is too_many


def test_what_a_round_lets_leave_counts_and_owed_mail_never_waits():
    held = Restraint({"amber.test": Domain(NOON, is_paused=False, left_today=48)}, NOON)
    said = [held.wait("Shop@Amber.test", purpose="offers") for _ in range(3)]
    assert said[:2] == [None, None]
    assert (said[2].until, said[2].reason) == (MIDNIGHT, "warm_up")
    assert held.wait("shop@amber.test", purpose="service") is None
    assert held.wait("shop@other.test", purpose="offers") is None


def test_what_is_over_the_days_number_waits_until_midnight(mailing, monkeypatch):
    monkeypatch.setattr("regulars.channels.deliverability.restraint.FIRST_DAY", 3)
    actions.warm_up("amber.test", begins=True, who=None, at=NOON)
    mailing.plans(*mailing.knows_many(5))
    assert mailing.hands_over() == {"accepted": 3, "deferred": 2}
    assert mailing.hands_over() == {}
    mailing.plans(mailing.knows("Ann"))
    assert mailing.hands_over() == {"deferred": 1}
    waits = Send.objects.filter(state="planned")
    assert set(waits.values_list("reason", "not_before")) == {("warm_up", MIDNIGHT)}
    mailing.at = MIDNIGHT
    assert mailing.hands_over() == {"accepted": 3}
    actions.warm_up("amber.test", begins=False, who=None, at=MIDNIGHT)
    assert queries.held_domains() == []


def test_several_workers_together_let_leave_no_more_than_the_days_number(mailing, monkeypatch):
    monkeypatch.setattr("regulars.channels.deliverability.restraint.FIRST_DAY", 7)
    actions.warm_up("amber.test", begins=True, who=None, at=NOON)
    rounds = [restraint("email", at=NOON) for _ in range(2)]  # both look while nothing has left
    mailing.plans(*mailing.knows_many(4))
    assert mailing.hands_over() == {"accepted": 4}
    said = []
    for each in rounds:
        with transaction.atomic():
            said += [each.wait("shop@amber.test", purpose="offers") for _ in range(2)]
    assert said == [None] * 4  # none of them has left so far
    mailing.plans(*mailing.knows_many(2, first=4))
    assert mailing.hands_over() == {"accepted": 2}
    with transaction.atomic():  # 4 + 2 = 6 have left: one may
        said = [rounds[0].wait("shop@amber.test", purpose="offers") for _ in range(2)]
    assert [each is None for each in said] == [True, False]


def test_two_workers_send_what_the_day_allows_and_not_one_more(mailing, mailbox, monkeypatch, database):
    monkeypatch.setattr("regulars.channels.deliverability.restraint.FIRST_DAY", 7)
    actions.warm_up("amber.test", begins=True, who=None, at=NOON)
    mailing.plans(*mailing.knows_many(40))

    def work():
        try:
            return mailing.hands_over(limit=20)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        done = [each.result() for each in [threads.submit(work) for _ in range(2)]]
    assert sum(each.get("accepted", 0) for each in done) == 7
    assert len(mailbox.taken()) == 7


def complain(shop, *people, at):
    return note("email", [receipt(shop, who, "complained", at=at) for who in people], at=at)


def receipt(shop, who, kind, *, at, permanent=False):
    message_id = shop.letter(who).message_id
    return Receipt(kind=kind, message_id=message_id, occurred_at=at, permanent=permanent)


def test_too_many_complaints_stop_offers_until_somebody_lets_them_go(mailing):
    people = mailing.knows_many(5)
    mailing.plans(*people)
    mailing.hands_over()
    hour = NOON + timedelta(hours=1)
    complain(mailing, people[0], people[1], at=hour)
    assert queries.paused() is None
    complain(mailing, people[2], people[2], at=hour)
    found = queries.paused()
    assert (found.domain, found.complaints, found.accepted) == ("amber.test", 3, 5)
    told = Event.objects.get(name="offers.paused")
    assert (told.payload["complaints"], told.customer_id) == (3, None)

    mailing.at = hour
    mailing.plans(people[4], visit=2)
    assert mailing.hands_over() == {"deferred": 1}
    assert mailing.letter(people[4]).reason == "many_complaints"

    assert actions.let_go("amber.test", who=None, at=hour + timedelta(minutes=1))
    assert not actions.let_go("amber.test", who=None, at=hour + timedelta(minutes=1))
    mailing.at = hour + timedelta(hours=1)
    assert mailing.hands_over() == {"accepted": 1}
    complain(mailing, people[3], at=hour + timedelta(hours=2))
    assert queries.paused() is None  # the three of before were looked at
    assert complaints.look(["amber.test", "other.test"], at=mailing.at) == []


def test_how_mail_fared_by_where_it_went(mailing):
    people = [*mailing.knows_many(3), mailing.knows("Dita", address="dita@post.test")]
    mailing.plans(*people)
    mailing.hands_over()
    told = [("delivered", 0, False), ("bounced", 1, True), ("bounced", 2, False), ("complained", 0, False)]
    for kind, n, permanent in told:
        note("email", [receipt(mailing, people[n], kind, at=NOON, permanent=permanent)], at=NOON)
    assert queries.rates(since=NOON - timedelta(days=1)) == []  # nobody has counted so far
    for _ in range(2):
        tally.catch_up(at=NOON)
    found = queries.rates(since=NOON - timedelta(days=1))
    assert [(r.domain, r.accepted, r.delivered, r.hard, r.soft, r.complained) for r in found] == [
        ("buyer.test", 3, 1, 1, 1, 1),
        ("post.test", 1, 0, 0, 0, 0),
    ]

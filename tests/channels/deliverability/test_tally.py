"""How mail fared is counted from the log, each event once, and forgotten after two months."""

from datetime import timedelta

from regulars.channels.deliverability import queries, tally
from regulars.channels.deliverability.models import MailTally
from regulars.channels.deliverability.receipts import Receipt, note
from tests.channels.cast import NOON

TOMORROW = NOON + timedelta(days=1)


def counted():
    rows = MailTally.objects.order_by("day", "domain")
    return [(row.day.day, row.domain, row.accepted, row.delivered) for row in rows]


def test_each_day_counts_what_was_told_on_it_once(sent):
    tally.catch_up(at=NOON)
    assert counted() == [(13, "buyer.test", 1, 0)]
    arrived = Receipt(kind="delivered", message_id=sent.letter(sent.ann).message_id, occurred_at=NOON)
    note("email", [arrived], at=TOMORROW)
    for _ in range(2):
        tally.catch_up(at=TOMORROW)
    assert counted() == [(13, "buyer.test", 1, 0), (14, "buyer.test", 0, 1)]


def test_what_a_killed_count_had_read_is_read_again(sent, monkeypatch):
    move = tally.move
    monkeypatch.setattr(tally, "move", lambda *_args, **_more: 1 / 0)
    try:
        tally.follow(at=NOON)
    except ZeroDivisionError:
        monkeypatch.setattr(tally, "move", move)
    tally.catch_up(at=NOON)
    assert counted() == [(13, "buyer.test", 1, 0)]


def test_after_two_months_it_is_forgotten(sent):
    tally.catch_up(at=NOON)
    tally.catch_up(at=NOON + timedelta(days=62))
    assert not MailTally.objects.exists()
    assert queries.rates(since=NOON - timedelta(days=1)) == []


def test_other_channels_are_not_mail(sent):
    sent.letter(sent.ann)
    note("sms", [Receipt(kind="delivered", provider_id="x", occurred_at=NOON)], at=NOON)
    tally.catch_up(at=NOON)
    assert counted() == [(13, "buyer.test", 1, 0)]

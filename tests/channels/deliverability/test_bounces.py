"""A bounce or a complaint in the mailbox blocks the address it is about, once, and no other."""

from datetime import timedelta

import pytest

from regulars.channels.deliverability import bounces as reading
from regulars.channels.deliverability import queries
from regulars.channels.deliverability.mailbox import OutOfReach
from regulars.customers.models import Suppression
from regulars.events.models import Event
from tests.channels.cast import NOON
from tests.channels.deliverability.conftest import sample

LATER = NOON + timedelta(hours=1)


def read(bounces, *, at=LATER):
    return dict(reading.read(bounces.account(), at=at))


def about(shop, name):
    return sample(name, message_id=shop.letter(shop.ann).message_id)


def reasons():
    return list(Suppression.objects.values_list("reason", flat=True))


def test_a_hard_bounce_and_a_complaint_block_the_address(sent, bounces):
    bounces.gets(about(sent, "postfix_unknown_user"))
    bounces.gets(about(sent, "complaint"))
    assert read(bounces) == {"bounced": 1, "complained": 1, "suppressed": 1}
    assert reasons() == ["bounced"]
    assert queries.place().reports == 2


def test_what_was_read_twice_changes_nothing_the_second_time(sent, bounces):
    bounces.gets(about(sent, "postfix_unknown_user"))
    read(bounces)
    queries.MailboxPlace.objects.all().delete()
    assert read(bounces) == {}


def test_killed_in_between_it_goes_on_with_what_was_not_kept(sent, bounces, monkeypatch):
    bounces.gets(about(sent, "postfix_unknown_user"))
    monkeypatch.setattr(reading, "_keep", lambda place, *, reports: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        read(bounces)
    assert (reasons(), queries.place()) == ([], None)
    monkeypatch.undo()
    assert read(bounces) == {"bounced": 1, "suppressed": 1}


@pytest.mark.parametrize("name", ["postfix_mailbox_full", "postfix_refused_as_spam", "postfix_delayed"])
def test_what_passes_blocks_nobody(sent, bounces, name):
    bounces.gets(about(sent, name))
    read(bounces)
    assert reasons() == []


def test_a_report_without_the_mail_is_about_the_last_one(sent, bounces):
    bounces.gets(sample("without_the_mail"))
    assert read(bounces) == {"bounced": 1, "suppressed": 1}


def test_nor_days_later_nor_of_somebody_that_we_did_not_write_to(sent, bounces):
    bounces.gets(sample("without_the_mail").replace(b"ann@", b"bo@"))
    sent.knows("Bo")
    assert read(bounces) == {"unmatched": 1}
    bounces.gets(sample("without_the_mail"))
    assert read(bounces, at=NOON + timedelta(days=6)) == {"unmatched": 1}
    assert reasons() == []


@pytest.mark.parametrize("name", ["postfix_unknown_user", "complaint", "gmail_no_such_user"])
def test_a_forged_report_of_a_mail_that_is_not_ours_blocks_nobody(sent, bounces, name):
    bounces.gets(sample(name))
    assert read(bounces) == {"unmatched": 1}
    assert reasons() == []


def test_a_report_of_somebody_elses_mailbox_blocks_nobody(sent, bounces):
    bounces.gets(about(sent, "postfix_unknown_user").replace(b"ann@buyer.test", b"victim@buyer.test"))
    assert read(bounces) == {"bounced": 1}
    assert reasons() == []


def test_a_report_from_tomorrow_happened_now(sent, bounces):
    bounces.gets(about(sent, "complaint").replace(b"2025 09", b"2035 09"))
    read(bounces)
    assert Event.objects.get(name="message.complained").occurred_at == LATER


def test_a_bounce_settles_what_nobody_was_sure_of(sent, bounces):
    from regulars.channels.models import Send

    Send.objects.update(state="unknown", ended_at=None)
    bounces.gets(about(sent, "postfix_delayed"))
    assert read(bounces) == {"settled": 1}
    assert sent.letter(sent.ann).state == "accepted"


def test_what_is_in_the_way_is_kept_until_all_is_well(sent, bounces):
    with pytest.raises(OutOfReach):
        reading.read(bounces.account(password="wrong"), at=LATER)
    assert (queries.place().problem, queries.place().read_at) == ("sign_in_refused", None)
    read(bounces)
    assert (queries.place().problem, queries.place().read_at) == ("", LATER)

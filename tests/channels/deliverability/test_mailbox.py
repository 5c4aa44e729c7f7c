"""A real IMAP server's folder is read on from where it was left, and left as it was found."""

import pytest

from regulars import clock
from regulars.channels.deliverability.mailbox import AT_ONCE, OutOfReach, Place, _quoted, batches
from tests.channels.deliverability.conftest import sample

TODAY = clock.wall()
NEVER = Place()


def read(account, since=NEVER):
    found = list(batches(account, since=since, at=TODAY))
    return [mail for batch in found for mail in batch.mails], found[-1].place if found else since


def test_reports_are_found_among_other_mail_and_nothing_is_marked(bounces):
    for name in ("in_words_only", "postfix_unknown_user", "complaint"):
        bounces.gets(sample(name))
    mails, place = read(bounces.account())
    assert [b"Undelivered" in mail for mail in mails] == [True, False]
    assert place.last_uid == 3
    assert all(name.endswith(("test", ":2,")) for name in bounces.files())


def test_it_goes_on_where_it_was_left(bounces):
    bounces.gets(sample("postfix_unknown_user"))
    _mails, place = read(bounces.account())
    assert read(bounces.account(), place) == ([], place)
    bounces.gets(sample("complaint"))
    mails, later = read(bounces.account(), place)
    assert (len(mails), later.last_uid) == (1, place.last_uid + 1)


def test_a_folder_that_was_made_anew_is_read_from_the_start(bounces):
    bounces.gets(sample("complaint"))
    mails, _place = read(bounces.account(), Place(uid_validity=1, last_uid=9_000))
    assert len(mails) == 1


def test_many_come_a_few_at_a_time(bounces):
    for _ in range(AT_ONCE + 1):
        bounces.gets(sample("complaint"))
    found = list(batches(bounces.account(), since=NEVER, at=TODAY))
    assert [len(batch.mails) for batch in found] == [AT_ONCE, 1]


def test_of_a_huge_report_the_beginning_is_read(bounces):
    bounces.gets(sample("postfix_unknown_user") + b"x" * 1_000_000)
    mails, _place = read(bounces.account())
    assert len(mails[0]) == 256 * 1024


def test_over_tls(bounces, monkeypatch):
    bounces.gets(sample("complaint"))
    monkeypatch.setenv("SSL_CERT_FILE", str(bounces.authority))
    mails, _place = read(bounces.account(host="localhost", port=bounces.tls_port, security="tls"))
    assert len(mails) == 1
    mails, _place = read(bounces.account(host="localhost", security="starttls"))
    assert len(mails) == 1


@pytest.mark.parametrize(
    ("problem", "more"),
    [
        ("sign_in_refused", {"password": "wrong"}),
        ("no_folder", {"folder": "Bounces"}),
        ("connection_refused", {"port": 1}),
        ("not_secure", {"host": "localhost", "security": "starttls"}),
        ("not_secure", {"host": "192.0.2.1", "timeout": 0.1}),
    ],
)
def test_what_is_in_the_way_is_said(bounces, problem, more):
    with pytest.raises(OutOfReach) as said:
        read(bounces.account(**more))
    assert said.value.problem == problem


def test_a_folder_of_any_name_can_be_named():
    assert _quoted('Tom & "Co"') == '"Tom &- \\"Co\\""'
    assert _quoted("Писма") == '"&BB8EOARBBDwEMA-"'

"""What mail servers and mailbox providers report is understood, and nothing else is."""

from datetime import UTC, datetime
from email import message_from_binary_file
from io import BytesIO

import pytest
from flufl.bounce import all_failures
from hypothesis import example, given
from hypothesis import strategies as st

from regulars.channels.deliverability.reports import is_permanent, reports_of
from tests.channels.deliverability.conftest import sample

OURS = "<0123456789abcdef0123456789abcdef@amber.test>"
EMPTY = b"Content-Type: multipart/report; boundary=a\n\n--a\nContent-Type: %s\n\n--a--"
NOBODY_THERE = ["postfix_unknown_user", "exchange_not_found", "gmail_no_such_user"]
NOT_NOW = ["postfix_mailbox_full", "postfix_refused_as_spam"]


@pytest.mark.parametrize("name", NOBODY_THERE)
def test_an_address_at_which_nobody_is(name):
    (report,) = reports_of(sample(name))
    assert (report.kind, report.permanent, report.message_id) == ("bounced", True, OURS)
    assert report.recipient == "ann@buyer.test"


@pytest.mark.parametrize("name", NOT_NOW)
def test_a_mail_that_came_back_for_another_reason(name):
    (report,) = reports_of(sample(name))
    assert (report.kind, report.permanent, report.message_id) == ("bounced", False, OURS)


def test_a_delay_is_no_bounce():
    (report,) = reports_of(sample("postfix_delayed"))
    assert (report.kind, report.status, report.message_id) == ("deferred", "4.4.1", OURS)


def test_a_complaint():
    (report,) = reports_of(sample("complaint"))
    assert (report.kind, report.message_id, report.recipient) == ("complained", OURS, "ann@buyer.test")
    assert report.at == datetime(2025, 5, 13, 9, 0, 7, tzinfo=UTC)


@pytest.mark.parametrize("kind", [b"not-spam", b"virus", b"auth-failure", b""])
def test_other_feedback_is_no_complaint(kind):
    told = sample("complaint").replace(b"Feedback-Type: abuse", b"Feedback-Type: " + kind)
    assert reports_of(told) == []


@pytest.mark.parametrize("name", ["in_words_only", "forwarded_report"])
def test_what_is_no_report_says_nothing(name):
    assert reports_of(sample(name)) == []


def test_a_report_without_the_mail_names_the_recipient_alone():
    (report,) = reports_of(sample("without_the_mail"))
    assert (report.message_id, report.recipient, report.permanent) == ("", "ann@buyer.test", True)


def test_of_each_recipient_it_says_something_else():
    more = b"\nFinal-Recipient: rfc822; Bo@buyer.test\nAction: delivered\nStatus: 2.0.0\n\n--4Zx"
    two = sample("postfix_unknown_user").replace(b"\n--4Zx", more, 3)
    told = {(report.recipient, report.kind) for report in reports_of(two)}
    assert {("ann@buyer.test", "bounced"), ("bo@buyer.test", "delivered")} <= told


def test_a_status_is_read_from_the_servers_words_where_its_field_says_nothing():
    vague = sample("postfix_unknown_user").replace(b"Status: 5.1.1", b"Status: 5.0.0")
    assert reports_of(vague)[0].status == "5.1.1"
    silent = sample("gmail_no_such_user").replace(b"Status: 5.1.1\n", b"")
    assert reports_of(silent)[0].permanent


@pytest.mark.parametrize(
    ("status", "diagnostic", "permanent"),
    [
        ("5.1.1", "550 no such user", True),
        ("5.1.10", "null MX", True),
        ("5.4.310", "DNS domain does not exist", True),
        ("5.1.1", "550 listed in a blocklist", False),
        ("5.1.7", "bad sender", False),
        ("5.1.8", "bad sender's domain", False),
        ("5.2.2", "", False),
        ("5.7.1", "", False),
        ("4.1.1", "", False),
        ("", "", False),
        ("5.1", "", False),
    ],
)
def test_only_an_address_at_which_nobody_is_is_dead(status, diagnostic, permanent):
    assert is_permanent(status, diagnostic=diagnostic) is permanent


@pytest.mark.parametrize("name", [*NOBODY_THERE, *NOT_NOW, "postfix_delayed", "without_the_mail"])
def test_an_independent_parser_finds_the_same_recipients(name):
    temporary, permanent = all_failures(message_from_binary_file(BytesIO(sample(name))))
    found = {report.recipient.encode() for report in reports_of(sample(name))}
    assert found == set(temporary) | set(permanent)
    assert bool(temporary) == (name == "postfix_delayed")


@given(st.binary())
@example(b"Content-Type: multipart/report; boundary=a\n\n--a\nContent-Type: message/delivery-status\n\n--a--")
@example(
    b"Content-Type: multipart/report; boundary=a\n\n--a\nContent-Type: message/feedback-report\n\n\n--a--"
)
@example(b"Content-Type: multipart/report; boundary=a\n\n--a\nContent-Type: message/rfc822\n\n--a--")
def test_no_bytes_break_it(mail):
    assert reports_of(mail) == []


@given(st.sampled_from([*NOBODY_THERE, "complaint"]), st.integers(0, 4_000), st.binary(max_size=40))
def test_damage_never_makes_up_a_mail_of_ours(name, at, noise):
    whole = sample(name)
    for report in reports_of(whole[:at] + noise + whole[at + len(noise) :]):
        assert report.kind in {"bounced", "complained", "deferred", "delivered"}

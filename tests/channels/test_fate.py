"""Each answer has one consequence."""

from datetime import timedelta

import pytest

from regulars.channels.channel import Accepted, Down, Rejected, TryLater, Unsure
from regulars.channels.fate import BACKOFF, Fate, elsewhere, fate, fault, pause
from tests.channels.cast import NOON


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Accepted("250 queued"), Fate(state="accepted", detail="250 queued")),
        (Rejected("550 no"), Fate(state="failed", reason="rejected", detail="550 no")),
        (Unsure("no_answer_in_time"), Fate(state="unknown", reason="no_answer_in_time")),
        (
            Down("connection_refused"),
            Fate(
                state="planned",
                reason="connection_refused",
                not_before=NOON + timedelta(minutes=1),
                counts=False,
            ),
        ),
    ],
)
def test_what_an_answer_means(outcome, expected):
    assert fate(outcome, attempts=1, at=NOON) == expected


def test_the_first_refusal_for_now_waits_five_minutes_the_sixth_a_day():
    waits = [fate(TryLater("451"), attempts=n, at=NOON).not_before - NOON for n in range(1, 7)]
    assert waits == list(BACKOFF)
    assert (waits[0], waits[-1]) == (timedelta(minutes=5), timedelta(days=1))


def test_the_seventh_is_the_last():
    assert fate(TryLater("451"), attempts=7, at=NOON) == Fate(state="failed", reason="gave_up", detail="451")


def test_a_server_in_trouble_is_left_alone_twice_as_long_each_time_up_to_an_hour():
    minutes = [pause(failures).total_seconds() / 60 for failures in range(1, 9)]
    assert minutes == [1, 2, 4, 8, 16, 32, 60, 60]
    assert pause(10_000) == timedelta(hours=1)


def test_a_letter_at_which_the_program_fails_each_time_has_failed_after_two_days():
    waits = [fault(attempts=n, at=NOON).not_before - NOON for n in range(1, 7)]
    assert waits == list(BACKOFF)
    assert fault(attempts=1, at=NOON).counts
    assert fault(attempts=7, at=NOON) == Fate(state="failed", reason="writing_failed")


@pytest.mark.parametrize("reason", ["gave_up", "rejected", "writing_failed", "suppressed_bounced"])
def test_who_is_not_reached_on_one_channel_is_tried_on_the_next(reason):
    assert elsewhere(Fate(state="failed", reason=reason), at=NOON).to_next


@pytest.mark.parametrize("reason", ["too_late", "customer_gone", "topic_left", "already_got"])
def test_who_is_not_to_be_reached_is_tried_nowhere_else(reason):
    end = Fate(state="skipped", reason=reason)
    assert elsewhere(end, at=NOON) == end

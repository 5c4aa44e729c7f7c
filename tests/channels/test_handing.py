"""A slow server gets more lines, a fast one gets one, and nobody is handed over twice."""

import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

import pytest

from regulars.channels.channel import Accepted, Down, Rejected, Unsure
from regulars.channels.email import Postman
from regulars.channels.fate import fate
from regulars.channels.handing import AGAIN, FAST_SECONDS, IN_DOUBT, MOST, Flight, Handing
from regulars.channels.ledger import Claimed, Held
from regulars.channels.progress import Lost
from regulars.channels.wording import source_of
from tests.channels.cast import NOON
from tests.channels.test_channel import PARCEL


def letters(count):
    return [
        Held(
            send=Claimed(n, UUID(int=n), n, None, "", "t", "offers", "marketing", "", 0, NOON),
            parcel=replace(PARCEL, to=f"b{n}@buyer.test"),
            message_id="<x@y>",
            language="en",
            source=source_of(""),
        )
        for n in range(count)
    ]


class Notes:
    """What a worker's progress is told."""

    def __init__(self, *, lost_at=None):
        self.begun, self.lost_at = [], lost_at

    def step(self, begun, *, ended=None, fate=None):
        if begun == self.lost_at:
            raise Lost
        self.begun.append(begun)


class Way:
    """A channel whose other side takes its time."""

    name = "slow"

    def __init__(self, *, seconds=0.0, most=8, answers=None):
        self.seconds, self.most, self.answers = seconds, most, answers or {}
        self.taken = Counter()
        self.open_lines, self.at_a_time, self.busy = 0, 0, threading.Lock()
        self.now = 0

    def most_lines(self):
        return self.most

    @contextmanager
    def open(self):
        self.open_lines += 1
        yield self

    def deliver(self, parcel):
        with self.busy:
            self.now += 1
            self.at_a_time = max(self.at_a_time, self.now)
        threading.Event().wait(self.seconds)  # as long as a slow server takes
        with self.busy:
            self.now -= 1
        answer = self.answers.get(parcel.to, Accepted())
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, Accepted | Unsure):
            self.taken[parcel.to] += 1
        return answer


def judge(_held, outcome):
    return fate(outcome, attempts=1, at=NOON)


def handed(way, count, *, notes=None):
    """All letters, in as many looks as that takes."""
    ends = {}
    with Handing(way, progress=notes or Notes(), judge=judge) as it:
        waiting = letters(count)
        while waiting and not it.halted:
            few = waiting[: it.at_once()]
            flight = Flight(few)
            it.all(flight)
            fates = flight.fates()
            ends |= {held.send.id: end for held, end in fates}
            again = [held for held, end in fates if end is AGAIN]
            waiting = again + waiting[len(few) :]
    return ends


def test_a_fast_server_gets_one_line_and_many_letters_after_one_look():
    way = Way()
    handed(way, 200)
    assert (way.open_lines, sum(way.taken.values()), max(way.taken.values())) == (1, 200, 1)


def test_a_slow_server_gets_more_lines_up_to_what_it_allows():
    way = Way(seconds=4 * FAST_SECONDS, most=3)
    ends = handed(way, 30)
    assert way.open_lines == way.at_a_time == 3
    assert {end.state for end in ends.values()} == {"accepted"}
    assert set(way.taken.values()) == {1}


def test_what_breaks_off_is_in_doubt_and_the_rest_is_left():
    way = Way(answers={"b2@buyer.test": Unsure("no_answer_in_time")})
    ends = handed(way, 5)
    assert [ends[n].state for n in range(5)] == ["accepted", "accepted", "unknown", "claimed", "claimed"]


def test_a_fault_of_ours_leaves_one_in_doubt_and_repeats_nothing():
    ends = handed(Way(answers={"b1@buyer.test": ZeroDivisionError()}), 3)
    assert (ends[1].state, ends[1].reason, ends[2]) == ("unknown", "line_broke", AGAIN)


def test_a_fault_between_two_letters_is_told_and_not_only_by_one_line():
    class Broken(Notes):
        def step(self, begun, *, ended=None, fate=None):
            raise ZeroDivisionError

    for most in (1, 3):
        way = Way(seconds=2 * FAST_SECONDS, most=most)
        with Handing(way, progress=Broken(), judge=None) as handing, pytest.raises(ZeroDivisionError):
            handing.seconds = way.seconds
            handing.all(Flight(letters(5)))
        assert not way.taken


def test_who_lost_its_session_begins_nothing_more():
    way = Way()
    ends = handed(way, 4, notes=Notes(lost_at=2))
    assert ends[2] is ends[3] is AGAIN
    assert sum(way.taken.values()) == 2


def test_a_server_that_refuses_a_second_line_is_served_by_the_first():
    class OneLine(Way):
        @contextmanager
        def open(self):
            self.open_lines += 1
            yield self if self.open_lines == 1 else Refusing()

    class Refusing:
        def deliver(self, parcel):
            return Down("server_refuses", "421 too many connections")

    way = OneLine(seconds=2 * FAST_SECONDS)
    ends = handed(way, 12)
    assert {end.state for end in ends.values()} == {"accepted"}
    assert set(way.taken.values()) == {1}


def test_what_was_begun_when_everything_broke_is_in_doubt():
    first, second = letters(2)
    flight = Flight([first, second], begun={first.send.id})
    assert [end for _, end in flight.fates()] == [IN_DOUBT, AGAIN]


@pytest.mark.parametrize(("seconds", "least", "most"), [(0.0, MOST // 2, MOST), (0.2, 1, 16)])
def test_nobody_waits_long_after_the_last_look(seconds, least, most):
    with Handing(Way(seconds=seconds), progress=Notes(), judge=lambda *_: AGAIN) as it:
        it.all(Flight(letters(4)))
        it.all(Flight(letters(4)))
        it.all(Flight(letters(4)))
        assert least <= it.at_once() <= most


@pytest.mark.parametrize("words", ["250 ok\0\x1b[1m", "250 ok \ud800"])
def test_what_no_text_can_hold_is_no_reason_not_to_know_what_became_of_a_mail(mailing, monkeypatch, words):
    ann, bo = mailing.knows("Ann"), mailing.knows("Bo")
    mailing.plans(ann)
    mailing.plans(bo)
    answers = [Accepted(words, words), Rejected(words)]
    monkeypatch.setattr(Postman, "deliver_before", lambda *_: answers.pop(0))
    assert mailing.hands_over() == {"accepted": 1, "failed": 1}
    assert mailing.letter(bo).detail.startswith("250 ok")

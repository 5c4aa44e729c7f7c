"""Texts leave by an SMSC, and each of its answers means what it says."""

from contextlib import closing
from dataclasses import replace

import pytest

from regulars.channels.channel import Accepted, Down, Rejected, Unsure
from regulars.channels.letters import Written
from regulars.channels.smpp.line import SmppLine
from regulars.host.connection import free_port
from tests.channels.smpp.conftest import account_at
from tests.channels.smpp.smsc import delivered
from tests.channels.test_channel import PARCEL

TEXT = replace(PARCEL, to="+37126000001", letter=Written("Hi", "", "", "Your soap runs out soon."))


def deliver(account, *texts):
    with closing(SmppLine(account, heard=lambda came: None)) as line:
        return [line.deliver(replace(TEXT, letter=Written("", "", "", text))) for text in texts]


def test_texts_leave_on_one_connection(smsc, account):
    assert deliver(account, "One", "Two") == [Accepted("1 SMS", "M1"), Accepted("1 SMS", "M2")]
    assert [found.text for found in smsc.texts] == [b"One", b"Two"]
    assert smsc.binds == 1
    assert smsc.unbound.wait(5)


def test_a_long_text_goes_in_parts_that_belong_together(smsc, account):
    """161 letters: 153 and 8, behind headers of the same reference."""
    assert deliver(account, "a" * 161) == [Accepted("2 SMS", "M1")]
    first, second = smsc.texts
    assert (first.esm_class, second.esm_class) == (0x40, 0x40)
    assert (first.text[:6], second.text[:6]) == (b"\x05\x00\x03\x07\x02\x01", b"\x05\x00\x03\x07\x02\x02")
    assert (len(first.text), len(second.text)) == (6 + 153, 6 + 8)


def test_cyrillic_goes_as_ucs_2(smsc, account):
    deliver(account, "Сапун")
    assert (smsc.texts[0].data_coding, smsc.texts[0].text) == (8, "Сапун".encode("utf-16-be"))


@pytest.mark.parametrize(
    ("status", "means"),
    [
        (0x58, Down("provider_busy", "submit_sm: 0x00000058")),
        (0x14, Down("provider_busy", "submit_sm: 0x00000014")),
        (0x08, Down("provider_ails", "submit_sm: 0x00000008")),
        (0x0A, Down("provider_refuses_us", "submit_sm: 0x0000000A")),
        (0x0B, Rejected("submit_sm: 0x0000000B")),
        (0x400, Rejected("submit_sm: 0x00000400")),
    ],
)
def test_what_each_error_means(smsc, account, status, means):
    smsc.refuses = [status]
    assert deliver(account, "Hi") == [means]


def test_who_hangs_up_after_a_text_may_have_taken_it(smsc, account):
    smsc.dies_after = 1
    (found,) = deliver(account, "Hi")
    assert isinstance(found, Unsure)
    assert len(smsc.texts) == 1


def test_a_text_of_which_a_part_was_refused_may_have_arrived_in_part(smsc, account):
    smsc.refuses = [0, 0x58]
    assert deliver(account, "a" * 161) == [Unsure("text_in_part", "submit_sm: 0x00000058")]


def test_a_wrong_password_is_ours_to_mend(smsc):
    assert deliver(account_at(smsc, password="guessed"), "Hi") == [
        Down("provider_refuses_us", "bind: 0x0000000E")
    ]
    smsc.busy = 0x08
    assert deliver(account_at(smsc), "Hi") == [Down("provider_ails", "bind: 0x00000008")]


def test_whom_nobody_reached_has_not_taken_it(smsc, account):
    smsc.port = free_port()
    (found,) = deliver(account_at(smsc), "Hi")
    assert isinstance(found, Down)
    assert found.problem == "provider_silent"


def test_it_answers_whether_it_is_still_there(smsc, account):
    smsc.asks = True
    assert deliver(account, "One", "Two")[1] == Accepted("1 SMS", "M2")
    assert smsc.unbound.wait(5)
    assert smsc.enquiries_answered == 2


def test_what_comes_in_is_acknowledged_only_when_it_is_written_down(smsc, account):
    smsc.waiting = [delivered(b"37126000001", b"stop")]
    kept = []
    with closing(SmppLine(account, heard=kept.extend)) as line:
        line.deliver(TEXT)
        assert (kept, smsc.acknowledged) == ([], [])
    assert [came.text for came in kept] == [b"stop"]
    assert smsc.unbound.wait(5)
    assert smsc.acknowledged == [500]


def test_what_could_not_be_written_down_comes_again(smsc, account):
    smsc.waiting = [delivered(b"37126000001", b"stop")]

    def fails(came):
        raise LookupError

    line = SmppLine(account, heard=fails)
    line.deliver(TEXT)
    with pytest.raises(LookupError):
        line.close()
    assert smsc.unbound.wait(5)
    assert smsc.acknowledged == []


def test_what_has_no_short_form_or_too_many_parts_does_not_leave(smsc, account):
    empty, long = deliver(account, "", "a" * 1531)
    assert empty == Rejected("the letter has no short form")
    assert long == Rejected("the text has 11 parts; at most 10 are sent")
    assert smsc.binds == 0

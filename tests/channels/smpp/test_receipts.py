"""What an SMSC tells of a text, in either of the ways of SMPP 3.4."""

import pytest

from regulars.channels.smpp import pdu
from regulars.channels.smpp.receipts import number_of, receipt_of, text_of
from tests.channels.cast import NOON
from tests.channels.smpp.smsc import delivered

IN_WORDS = b"id:M42 sub:001 dlvrd:%b submit date:2505131200 done date:2505131201 stat:%b err:%b text:Hi"


def came(text=b"", *, state=None, **more):
    options = b""
    if state is not None:
        options = bytes.fromhex("001E 0004") + b"M42\0" + bytes.fromhex("0427 0001") + bytes((state,))
    return pdu.came(delivered(b"37126000001", text, options=options, **more))


@pytest.mark.parametrize(
    ("told", "kind", "detail"),
    [
        (came(IN_WORDS % (b"001", b"DELIVRD", b"000"), esm_class=4), "delivered", "DELIVRD 000"),
        (came(IN_WORDS % (b"000", b"UNDELIV", b"045"), esm_class=4), "bounced", "UNDELIV 045"),
        (came(state=2, esm_class=4), "delivered", "DELIVRD"),
        (came(state=3), "bounced", "EXPIRED"),
        (came(state=8), "bounced", "REJECTD"),
    ],
)
def test_ends(told, kind, detail):
    assert told.is_receipt
    found = receipt_of(told, at=NOON)
    assert (found.kind, found.provider_id, found.detail, found.permanent) == (kind, "M42", detail, False)


def test_steps_on_the_way_and_what_names_no_text_are_no_news():
    assert receipt_of(came(state=6), at=NOON) is None
    assert receipt_of(came(IN_WORDS % (b"000", b"ENROUTE", b"000"), esm_class=4), at=NOON) is None
    assert receipt_of(came(b"stat:DELIVRD", esm_class=4), at=NOON) is None


@pytest.mark.parametrize(
    ("raw", "coding", "esm_class", "text"),
    [
        (b"Stop", 0, 0, "Stop"),
        ("Стоп".encode("utf-16-be"), 8, 0, "Стоп"),
        ("Nē".encode("utf-16-be"), 8, 0, "Nē"),
        (b"\x05\x00\x03\x01\x02\x01Stop", 0, 0x40, "Stop"),
        ("né".encode("latin-1"), 3, 0, "né"),
    ],
)
def test_what_somebody_answers(raw, coding, esm_class, text):
    said = came(raw, coding=coding, esm_class=esm_class)
    assert not said.is_receipt
    assert (number_of(said), text_of(said)) == ("+37126000001", text)


def test_a_name_is_no_number():
    assert number_of(pdu.came(delivered(b"Telco", b"Hello"))) == ""

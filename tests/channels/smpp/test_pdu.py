"""Are the bytes those of the specification?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.channels.smpp import pdu
from regulars.channels.smpp.pdu import Pdu, Unreadable
from tests.channels.smpp.smsc import delivered, submitted


def test_a_header_is_that_of_the_specification():
    """SMPP 3.4, 3.2.2 (an enquire_link has no body)."""
    raw = bytes.fromhex("00000010 00000015 00000000 00000007")
    assert pdu.packed(Pdu(pdu.ENQUIRE_LINK, 0, 7)) == raw
    assert pdu.unpacked(raw) == Pdu(pdu.ENQUIRE_LINK, 0, 7)
    assert pdu.length_of(raw) == 16


def test_a_bind_is_that_of_the_specification():
    """The example of SMPP 3.4, 3.2.2, but of version 3.4 and open to all our numbers."""
    body = pdu.bind_transceiver(system_id="SMPP3TEST", password="secret08", system_type="SUBMIT1")
    assert body == bytes.fromhex(
        "53 4D 50 50 33 54 45 53 54 00 73 65 63 72 65 74 30 38 00 53 55 42 4D 49 54 31 00 34 00 00 00"
    )


@pytest.mark.parametrize("head", ["0000000f", "7fffffff", "00000000"])
def test_what_is_too_short_or_long_is_no_pdu(head):
    with pytest.raises(Unreadable):
        pdu.length_of(bytes.fromhex(head))


@pytest.mark.parametrize(
    ("sender", "kind", "written"),
    [("+37120000000", (1, 1), b"37120000000"), ("1860", (3, 0), b"1860"), ("Amber", (5, 0), b"Amber")],
)
def test_senders(sender, kind, written):
    found = submitted(
        pdu.submit_sm(source=sender, to="+371261", text=b"Hi", data_coding=0, with_header=False)
    )
    assert (found.source_type, found.source, found.to, found.to_type) == (kind, written, b"371261", (1, 1))
    assert (found.esm_class, found.wants_receipt, found.data_coding, found.text) == (0, 1, 0, b"Hi")


def test_a_part_says_to_which_text_it_belongs():
    """3GPP TS 23.040, 9.2.3.24.1: five bytes follow; element 0, three bytes: reference, of, number."""
    part = pdu.joined(b"Hi", reference=0x1234, of=3, number=2)
    assert part == bytes.fromhex("05 00 03 34 03 02") + b"Hi"
    assert (
        submitted(pdu.submit_sm(source="A", to="1", text=part, data_coding=8, with_header=True)).esm_class
        == 0x40
    )


def test_what_comes_in():
    found = pdu.came(delivered(b"37126000001", b"stop", esm_class=4, options=bytes.fromhex("0427 0001 02")))
    assert (found.source, found.text, found.is_receipt, found.options) == (
        "37126000001", b"stop", True, {pdu.MESSAGE_STATE: b"\x02"},
    )  # fmt: skip
    long = bytes.fromhex("0424 0003") + b"abc"
    assert pdu.came(delivered(b"1", b"", options=long)).text == b"abc"


@given(st.binary(max_size=80))
def test_nothing_that_comes_in_breaks_more_than_itself(raw):
    try:
        found = pdu.came(raw)
    except Unreadable:
        return
    assert isinstance(found.text, bytes)

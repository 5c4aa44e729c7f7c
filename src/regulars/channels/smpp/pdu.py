"""What goes over the line in SMPP 3.4?

https://smpp.org/SMPP_v3_4_Issue1_2.pdf: a header of four 32-bit numbers (length, command, status, sequence),
then fields without names: numbers, texts that end in a zero byte, and at the end optional ones by tag.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

HEADER = struct.Struct(">IIII")
LONGEST = 100_000
"""Bytes of one PDU; what is longer comes from no SMSC."""

RESPONSE = 0x80000000
SUBMIT_SM, DELIVER_SM, UNBIND, BIND_TRANSCEIVER, ENQUIRE_LINK = 0x04, 0x05, 0x06, 0x09, 0x15
OK = 0x00
MESSAGE_PAYLOAD, RECEIPTED_ID, MESSAGE_STATE = 0x0424, 0x001E, 0x0427

VERSION = 0x34
GSM_DEFAULT, UCS_2 = 0x00, 0x08
UDHI, WANTS_RECEIPT = 0x40, 0x01
RECEIPTS = 0x04, 0x20
"""esm_class of an SMSC's receipt, and of a notification on the way (5.2.12)."""


class Unreadable(ValueError):
    """What came is no PDU."""


@dataclass(frozen=True, slots=True)
class Pdu:
    """One message of the protocol. body: all behind the header."""

    command: int
    status: int
    sequence: int
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Came:
    """A deliver_sm: somebody's answer, or the SMSC's receipt."""

    source: str
    esm_class: int
    data_coding: int
    text: bytes
    options: Mapping[int, bytes] = field(default_factory=dict)

    @property
    def is_receipt(self) -> bool:
        return bool(self.esm_class & 0x3C in RECEIPTS or RECEIPTED_ID in self.options)


def packed(pdu: Pdu) -> bytes:
    return HEADER.pack(HEADER.size + len(pdu.body), pdu.command, pdu.status, pdu.sequence) + pdu.body


def length_of(head: bytes) -> int:
    """How long a PDU is, header included, by its first four bytes. Raises Unreadable."""
    length = int.from_bytes(head[:4], "big")
    if not HEADER.size <= length <= LONGEST:
        raise Unreadable(f"a PDU of {length} bytes")
    return length


def unpacked(raw: bytes) -> Pdu:
    """A whole PDU."""
    _length, command, status, sequence = HEADER.unpack_from(raw)
    return Pdu(command, status, sequence, raw[HEADER.size :])


def bind_transceiver(*, system_id: str, password: str, system_type: str) -> bytes:
    return b"".join(map(_text, (system_id, password, system_type))) + bytes((VERSION, 0, 0)) + b"\0"


def submit_sm(*, source: str, to: str, text: bytes, data_coding: int, with_header: bool) -> bytes:
    """A part of a text to a number. with_header: its first bytes are a user data header. text: up to 254."""
    ton, npi = type_of(source)
    return b"".join(
        (
            _text(""),
            bytes((ton, npi)),
            _text(source.removeprefix("+")),
            bytes((1, 1)),
            _text(to.removeprefix("+")),
            bytes((UDHI if with_header else 0, 0, 0)),
            _text(""),
            _text(""),
            bytes((WANTS_RECEIPT, 0, data_coding, 0, len(text))),
            text,
        )
    )


def type_of(sender: str) -> tuple[int, int]:
    """Type of number and numbering plan (5.2.5, 5.2.6): international, a short code, or a name."""
    if sender.startswith("+"):
        return 1, 1
    return (3, 0) if sender.isdigit() else (5, 0)


def joined(part: bytes, *, reference: int, of: int, number: int) -> bytes:
    """A part behind the header by which telephones join it with the others (3GPP TS 23.040, 9.2.3.24.1)."""
    return bytes((5, 0, 3, reference & 0xFF, of, number)) + part


def message_id(body: bytes) -> str:
    """What an SMSC calls a text that it took, from a submit_sm_resp."""
    return body.partition(b"\0")[0].decode("ascii", "replace")


def came(body: bytes) -> Came:
    """A deliver_sm. Raises Unreadable."""
    try:
        _service, rest = _cut(body)
        source, rest = _cut(rest[2:])
        _to, rest = _cut(rest[2:])
        esm_class = rest[0]
        _schedule, rest = _cut(rest[3:])
        _validity, rest = _cut(rest)
        data_coding, length = rest[2], rest[4]
        text, options = rest[5 : 5 + length], _options(rest[5 + length :])
    except (IndexError, struct.error):
        raise Unreadable("a deliver_sm that ends too early") from None
    return Came(
        source=source.decode("ascii", "replace"),
        esm_class=esm_class,
        data_coding=data_coding,
        text=options.get(MESSAGE_PAYLOAD, text),
        options=options,
    )


def _text(value: str) -> bytes:
    return value.encode("ascii", "replace").replace(b"\0", b"?") + b"\0"


def _cut(raw: bytes) -> tuple[bytes, bytes]:
    value, end, rest = raw.partition(b"\0")
    if not end:
        raise IndexError
    return value, rest


def _options(raw: bytes) -> dict[int, bytes]:
    found = {}
    while raw:
        tag, length = struct.unpack_from(">HH", raw)
        found[tag] = raw[4 : 4 + length]
        raw = raw[4 + length :]
    return found

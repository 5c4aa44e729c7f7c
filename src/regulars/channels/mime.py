"""How does a letter stand on the wire?

multipart/alternative, UTF-8, CRLF. What can be left carries List-Unsubscribe and List-Unsubscribe-Post
(RFC 8058), so that mail programs show a button of their own. The same parcel gives the same bytes.
Written by hand: `email.mime` takes longer for a mail than all else together but its signature.
"""

from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime, formataddr
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from regulars.channels.channel import Parcel, Sender

BASE64_LINE = 76
LONGEST_LINE = 900  # SMTP takes 998 (RFC 5321, 4.5.3.1.6)
SPARSE = 0.02


class Mail(NamedTuple):
    """Headers in order, each as it stands on the wire, and the body; all lines end in CRLF."""

    headers: tuple[tuple[str, str], ...]
    body: bytes

    def __bytes__(self) -> bytes:
        head = "".join(f"{name}: {value}\r\n" for name, value in self.headers)
        return b"%s\r\n%s" % (head.encode("ascii"), self.body)


def compose(parcel: Parcel) -> Mail:
    """The letter as a mail."""
    boundary = f"=_{parcel.key.hex}"
    return Mail(headers=tuple(headers(parcel, boundary=boundary)), body=b"".join(parts(parcel, boundary)))


def headers(parcel: Parcel, *, boundary: str) -> Iterator[tuple[str, str]]:
    yield "MIME-Version", "1.0"
    yield "Content-Type", f'multipart/alternative; boundary="{boundary}"'
    yield "From", mailbox(parcel.sender.from_name, parcel.sender.from_address)
    yield "To", parcel.to
    yield "Subject", encoded(plain(parcel.letter.subject))
    yield "Date", date(parcel.at)
    yield "Message-ID", message_id(parcel.key, sender=parcel.sender)
    if parcel.sender.reply_to:
        yield "Reply-To", plain(parcel.sender.reply_to)
    if parcel.unsubscribe:  # on one line however long, since some programs break at a folded address
        yield "List-Unsubscribe", f"<{parcel.unsubscribe}>"
        yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"


def parts(parcel: Parcel, boundary: str) -> Iterator[bytes]:
    for kind, text in (("plain", parcel.letter.text.encode()), ("html", in_ascii(parcel.letter.html))):
        coding, body = on_the_wire(text)
        head = (
            f'--{boundary}\r\nContent-Type: text/{kind}; charset="utf-8"\r\n'
            f"Content-Transfer-Encoding: {coding}\r\n\r\n"
        )
        yield head.encode()
        yield body
        yield b"\r\n"
    yield f"--{boundary}--\r\n".encode()


def in_ascii(html: str) -> bytes:
    """HTML with its few letters beyond ASCII by their numbers; where there are many, in UTF-8."""
    raw = html.encode()
    return html.encode("ascii", "xmlcharrefreplace") if len(raw) < len(html) * (1 + SPARSE) else raw


def on_the_wire(text: bytes) -> tuple[str, bytes]:
    """The text in lines of ASCII: as it is where it can be, else by base64 (RFC 2045)."""
    text = text.replace(b"\r\n", b"\n") if b"\r" in text else text
    raw = text.replace(b"\n", b"\r\n")
    if text.isascii() and b"\r" not in text and has_short_lines(text):
        return "7bit", raw
    line = b64encode(raw)
    return "base64", b"\r\n".join(line[at : at + BASE64_LINE] for at in range(0, len(line), BASE64_LINE))


def has_short_lines(text: bytes) -> bool:
    """Whether no line is longer than mail allows: every so far there is an end of one."""
    begin = 0
    while len(text) - begin > LONGEST_LINE:
        begin = text.rfind(b"\n", begin, begin + LONGEST_LINE + 1) + 1
        if not begin:
            return False
    return True


def message_id(key: UUID, *, sender: Sender) -> str:
    """The same for the same send, so that a provider's log or a bounce can tell what became of it."""
    return f"<{key.hex}@{sender.from_address.rpartition('@')[2]}>"


@lru_cache(maxsize=64)
def mailbox(name: str, address: str) -> str:
    """`Name <address>`, the name encoded where it must be."""
    name = plain(name)
    return formataddr((name, address)) if name.isascii() else f"{encoded(name)}\r\n <{address}>"


@lru_cache(maxsize=4)
def date(at: datetime) -> str:
    return format_datetime(at)


def encoded(text: str) -> str:
    """A header's text in ASCII, folded: in words so short that no line is longer than 76 (RFC 2047, 2)."""
    if text.isascii() and len(text) < BASE64_LINE and "=?" not in text:
        return text
    size = 9 if max(text) > "\u07ff" else 18  # letters of up to four or two bytes: 48 of base64 at most
    words = (b64encode(text[at : at + size].encode()).decode() for at in range(0, len(text), size))
    return "\r\n ".join(f"=?utf-8?b?{word}?=" for word in words)


def plain(text: str) -> str:
    """One line without control characters: nothing in it can begin another header."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())

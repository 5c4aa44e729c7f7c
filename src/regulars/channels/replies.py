"""What does a mail server's answer mean, and the lack of one?

What the server says of one recipient concerns that one; what it says of the sender or the sign-in, or
nothing at all, concerns everyone who waits. An answer that makes no sense where it stands is no answer: it
may belong to another mail.
"""

import re
import smtplib
import socket
import ssl

from regulars.channels.channel import Accepted, Outcome, Rejected, TryLater, Unsure

LONGEST_DETAIL, LONGEST_ANSWER = 200, 2_000
SERVICE_CLOSING = 421
SEND_IT = 354
SILENT = "no_answer_in_time"
ADDRESS = re.compile(r"[^\s<>()\[\],;:]+@[^\s<>()\[\],;:]+")


class Broken(Exception):
    """The line broke before the final dot; the cause says how."""


class OutOfStep(Broken):
    """Before the final dot came an answer that makes no sense where it stands."""


def final(code: int, words: bytes) -> Outcome:
    """What an answer to the final dot means; of one that is none there, nobody knows what it answers."""
    said = told(answer(code, words))
    match code // 100:
        case 2:
            return Accepted(said)
        case 4 | 5:
            return refusal(code, words)
    return Unsure("makes_no_sense", said)


def refusal(code: int, words: bytes) -> Outcome:
    """RFC 5321, 4.2.1: 4yz may work later, 5yz never will."""
    said = told(answer(code, words))
    return TryLater(said) if 400 <= code < 500 else Rejected(said)


def answer(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {text}"


def told(words: str) -> str:
    """What a server said, without anybody's address and at a length that can be shown."""
    beginning = " ".join(words[:LONGEST_ANSWER].split())  # a search in a megabyte takes minutes
    return (ADDRESS.sub("…", beginning) if "@" in beginning else beginning)[:LONGEST_DETAIL]


def problem_of(error: BaseException) -> str:
    """Which trouble it is, in one word that pages and commands explain."""
    first = first_cause(error)
    known = (kind for kind in PROBLEMS if isinstance(first, kind))
    return PROBLEMS.get(next(known, OSError), "unreachable")


def first_cause(error: BaseException) -> BaseException:
    """What smtplib's own errors were made of."""
    while cause := error.__cause__ or error.__context__:
        error = cause
    return error


PROBLEMS: dict[type[BaseException], str] = {
    OutOfStep: "makes_no_sense",
    UnicodeError: "unknown_host",
    TimeoutError: SILENT,
    ConnectionRefusedError: "connection_refused",
    ssl.SSLError: "not_secure",
    socket.gaierror: "unknown_host",
    ConnectionError: "connection_lost",
    smtplib.SMTPServerDisconnected: "connection_lost",
    Broken: "connection_lost",
}

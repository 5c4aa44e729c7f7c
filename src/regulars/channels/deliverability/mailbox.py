"""Which reports of bounces and complaints lie in a mailbox?

Read over IMAP (RFC 3501), and only read: the folder is opened with EXAMINE, so that nothing in it changes,
not even what counts as read. What isn't a report is left alone, and not even fetched.
"""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from regulars.channels.replies import problem_of, told
from regulars.channels.smtp import Security, is_loopback

AT_ONCE = 50
LONGEST = 256 * 1024
"""Bytes of a mail that are read: a report stands at its beginning, before the mail that came back."""
FIRST_LOOK = timedelta(days=14)
UID = re.compile(rb"\bUID (\d+)")
REPORT = re.compile(rb"content-type:\s*multipart/report", re.IGNORECASE)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Where bounces arrive. timeout: seconds to wait for each answer."""

    host: str
    port: int
    security: Security
    user: str
    password: str = ""
    folder: str = "INBOX"
    timeout: float = 30


@dataclass(frozen=True, slots=True)
class Place:
    """How far a folder was read: the last UID under its UIDVALIDITY; zeros of one never read."""

    uid_validity: int = 0
    last_uid: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Reports as they came, and the place behind them."""

    mails: tuple[bytes, ...]
    place: Place


class OutOfReach(Exception):
    """The mailbox can't be read now. problem: one word that pages explain; detail: what was said."""

    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(problem, detail)
        self.problem, self.detail = problem, detail


def batches(account: Account, *, since: Place, at: datetime) -> Iterator[Batch]:
    """What came since, in order, a few at a time; after a folder was made anew, what came in two weeks.

    Raises OutOfReach.
    """
    with _opened(account) as (imap, uid_validity):
        after = since.last_uid if since.uid_validity == uid_validity else 0
        uids = _new(imap, after=after, at=at)
        for start in range(0, len(uids), AT_ONCE):
            few = uids[start : start + AT_ONCE]
            mails = tuple(_fetched(imap, _reports_among(imap, few)))
            yield Batch(mails, Place(uid_validity, few[-1]))


@contextmanager
def _opened(account: Account) -> Iterator[tuple[imaplib.IMAP4, int]]:
    """The folder, for reading only, and its UIDVALIDITY. Raises OutOfReach."""
    try:
        imap = _connected(account)
    except (OSError, imaplib.IMAP4.error) as error:
        raise OutOfReach(_problem(error), told(str(error))) from error
    try:
        _signed_in(imap, account)
        answer, _said = imap.select(_quoted(account.folder), readonly=True)
        if answer != "OK":
            raise OutOfReach("no_folder", account.folder)
        (validity,) = imap.response("UIDVALIDITY")[1]
        yield imap, int(validity or 0)
    except (OSError, imaplib.IMAP4.error) as error:
        raise OutOfReach(_problem(error), told(str(error))) from error
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            imap.logout()


def _connected(account: Account) -> imaplib.IMAP4:
    if account.security == "none" and not is_loopback(account.host):
        raise OutOfReach("not_secure")
    context = ssl.create_default_context()
    if account.security == "tls":
        return imaplib.IMAP4_SSL(account.host, account.port, ssl_context=context, timeout=account.timeout)
    imap = imaplib.IMAP4(account.host, account.port, timeout=account.timeout)
    if account.security == "starttls":
        imap.starttls(context)
    return imap


def _signed_in(imap: imaplib.IMAP4, account: Account) -> None:
    try:
        imap.login(account.user, account.password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise OutOfReach("sign_in_refused", told(str(error))) from error


def _new(imap: imaplib.IMAP4, *, after: int, at: datetime) -> list[int]:
    """UIDs in order. A range up to `*` always has the last mail, however far one is."""
    first = at - FIRST_LOOK
    asked = f"UID {after + 1}:*" if after else f"SINCE {first.day}-{MONTHS[first.month - 1]}-{first.year}"
    found = _uid(imap, "SEARCH", asked)
    said = b" ".join(part for part in found if isinstance(part, bytes))
    return sorted(uid for uid in map(int, said.split()) if uid > after)


def _reports_among(imap: imaplib.IMAP4, uids: list[int]) -> list[int]:
    """Those whose header says that they are reports."""
    found = _uid(imap, "FETCH", _set(uids), "(UID BODY.PEEK[HEADER.FIELDS (CONTENT-TYPE)])")
    return [uid for uid, header in _bodies(found) if REPORT.match(header)]


def _fetched(imap: imaplib.IMAP4, uids: list[int]) -> Iterator[bytes]:
    for uid in uids:
        for _uid_of, mail in _bodies(_uid(imap, "FETCH", str(uid), f"(UID BODY.PEEK[]<0.{LONGEST}>)")):
            yield mail


def _uid(imap: imaplib.IMAP4, *words: str) -> list[Any]:
    answer, found = imap.uid(*words)
    if answer != "OK":
        raise imaplib.IMAP4.error(f"{words[0]} was refused")
    return found


def _bodies(found: list[Any]) -> Iterator[tuple[int, bytes]]:
    """Each mail's UID with what was asked of it; the UID may stand before the text or after it."""
    for n, part in enumerate(found):
        if isinstance(part, tuple):
            rest = found[n + 1] if n + 1 < len(found) and isinstance(found[n + 1], bytes) else b""
            if uid := UID.search(part[0]) or UID.search(rest):
                yield int(uid[1]), part[1]


def _set(uids: list[int]) -> str:
    return ",".join(map(str, uids))


def _quoted(folder: str) -> str:
    """A folder's name as RFC 3501 has it: modified UTF-7 between quotes."""
    pieces = re.split(r"([^\x20-\x7e]+)", folder.replace("&", "&-"))
    coded = (_in_base64(piece) if n % 2 else piece for n, piece in enumerate(pieces))
    name = "".join(coded).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{name}"'


def _in_base64(text: str) -> str:
    """`&...-` of RFC 3501, 5.1.3: what UTF-7 writes between `+` and `-`, with `,` in place of `/`."""
    return "&" + text.encode("utf-7").decode().strip("+-").replace("/", ",") + "-"


def _problem(error: BaseException) -> str:
    return "connection_lost" if isinstance(error, imaplib.IMAP4.error) else problem_of(error)

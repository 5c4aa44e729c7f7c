"""What became of a mail that was handed to an SMTP server?

Up to the final dot nothing was taken and all may be tried again. After it, silence means that nobody knows.
What the server says of one recipient concerns that one; what it says of the sender or the sign-in, or
nothing at all, concerns everyone who waits. An answer that makes no sense where it stands is no answer: it
may belong to another mail.
"""

import re
import smtplib
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Literal

from regulars.channels.channel import Accepted, Down, Outcome, Rejected, TryLater, Unsure
from regulars.channels.patience import Timed, TimedTls

LONGEST_DETAIL, LONGEST_ANSWER = 200, 2_000
MOST_CONNECTIONS = 50
POLITE_SECONDS = 2.0
"""How long a server may take to say goodbye."""
SERVICE_CLOSING = 421
SEND_IT = 354
DOT = re.compile(rb"\n\.")
ADDRESS = re.compile(r"[^\s<>()\[\],;:]+@[^\s<>()\[\],;:]+")

Security = Literal["tls", "starttls", "none"]
Said = tuple[int, bytes]
"""What a server answers: its code, and its words."""


@dataclass(frozen=True, kw_only=True)
class Server:
    """Where and how to hand mail over.

    timeout: seconds to wait for what is asked before the final dot; twice as long after it. Five and ten
    minutes (RFC 5321, 4.5.3.2): a server may look for viruses all that time, and of a mail that is given up
    before it answers nobody knows. connections: at most so many at a time, where it is slow.
    """

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = ""
    timeout: float = 300
    connections: int = 8


def is_loopback(host: str) -> bool:
    """Whether it is this very machine, by its name or number: other names may lead anywhere."""
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class _Broken(Exception):
    """The line broke before the final dot; the cause says how."""


class _OutOfStep(_Broken):
    """Before the final dot came an answer that makes no sense where it stands."""


class Connection:
    """One connection at a time, made when it is needed and kept for the next mail."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.smtp: Timed | TimedTls | None = None

    def hand(self, mail: bytes, *, sender: str, to: str) -> Outcome:
        """Hand one mail over; on a line that went dead while it lay idle, once more on a new one."""
        kept = self.smtp is not None
        try:
            return self._hand(self._connected(), mail, sender=sender, to=to)
        except _Broken as error:
            self._drop()
            broken = Down(problem_of(error), told(str(error)))
            return self.hand(mail, sender=sender, to=to) if kept else broken
        except smtplib.SMTPAuthenticationError as error:
            return Down("sign_in_refused", told(answer(error.smtp_code, error.smtp_error)))
        except smtplib.SMTPNotSupportedError as error:
            return Down("not_supported", "STARTTLS" if "STARTTLS" in str(error) else "AUTH")
        except smtplib.SMTPResponseException as error:
            return Down("server_refuses", told(answer(error.smtp_code, error.smtp_error)))
        except (OSError, UnicodeError, smtplib.SMTPException) as error:
            return Down(problem_of(error), told(str(error)))

    def close(self) -> None:
        """End the connection, politely where the other side still listens."""
        if self.smtp is None:
            return
        with suppress(OSError, smtplib.SMTPException):
            self.smtp.wait(POLITE_SECONDS)
            self.smtp.quit()
        self._drop()

    def _drop(self) -> None:
        """End a connection on which nothing more can be said: there may be half a mail on it."""
        smtp, self.smtp = self.smtp, None
        if smtp:
            smtp.close()

    def _connected(self) -> Timed | TimedTls:
        if self.smtp is None:
            self.smtp = connect(self.server)
        return self.smtp

    def _hand(self, smtp: Timed | TimedTls, mail: bytes, *, sender: str, to: str) -> Outcome:
        smtp.wait(self.server.timeout)
        by_sender, by_recipient, by_data = envelope(smtp, sender=sender, to=to)
        if by_sender[0] != 250:
            self._drop()
            return Down("sender_refused", told(answer(*by_sender)))
        refused = next((said for said in (by_recipient, by_data) if said[0] >= 400), None)
        if refused is None:
            if by_recipient[0] // 100 != 2 or by_data[0] != SEND_IT:
                raise _OutOfStep(f"{answer(*by_recipient)}, {answer(*by_data)}")
            return self._give(smtp, mail)
        if by_data[0] == SEND_IT:  # it waits for a mail to nobody: nothing is one (RFC 2920, 3.1)
            asked(smtp, ".")
        self._reset(smtp)
        return refusal(*refused)

    def _give(self, smtp: Timed | TimedTls, mail: bytes) -> Outcome:
        body = DOT.sub(b"\n..", mail)
        try:  # a server acts on nothing before the last byte of it, so what broke off was not taken
            smtp.wait(self.server.timeout)
            smtp.send(body + (b".\r\n" if body.endswith(b"\r\n") else b"\r\n.\r\n"))
        except (OSError, smtplib.SMTPException) as error:
            raise _Broken(str(error)) from error
        try:
            smtp.wait(2 * self.server.timeout)
            code, words = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Unsure(problem_of(error), told(str(error)))
        outcome = final(code, words)
        if code == SERVICE_CLOSING or isinstance(outcome, Unsure):
            self._drop()
        return outcome

    def _reset(self, smtp: Timed | TimedTls) -> None:
        try:
            code, _words = smtp.rset()
        except (OSError, smtplib.SMTPException):
            code = 0
        if code != 250:
            self._drop()


def connect(server: Server) -> Timed | TimedTls:
    """A connection that is ready for mail, within its time. Raises what smtplib and the network raise."""
    name = "localhost" if is_loopback(server.host) else None  # else smtplib asks the resolver for our own
    if server.security == "tls":
        smtp: Timed | TimedTls = TimedTls(
            server.host, server.port, name, timeout=server.timeout, context=ssl.create_default_context()
        )
    else:
        smtp = Timed(server.host, server.port, name, timeout=server.timeout)
    try:
        at_once(smtp)
        smtp.ehlo_or_helo_if_needed()
        if server.security == "starttls":
            smtp.secure(ssl.create_default_context())
            smtp.ehlo()
        if server.user:
            sign_in(smtp, server)
    except BaseException:
        smtp.close()
        raise
    return smtp


def sign_in(smtp: smtplib.SMTP, server: Server) -> None:
    """Raises what smtplib raises, which has no way to say what isn't ASCII."""
    try:
        smtp.login(server.user, server.password)
    except UnicodeError:
        raise smtplib.SMTPAuthenticationError(535, b"user and password have to be ASCII") from None


def at_once(smtp: smtplib.SMTP) -> None:
    """Let the final dot follow the mail at once, not after a delayed acknowledgement (40 ms)."""
    if smtp.sock:
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def envelope(smtp: smtplib.SMTP, *, sender: str, to: str) -> list[Said]:
    """The answers to MAIL, RCPT and DATA, asked at once where the server can (RFC 2920). Raises _Broken."""
    commands = [f"MAIL FROM:<{sender}>", f"RCPT TO:<{to}>", "DATA"]
    if smtp.has_extn("pipelining"):
        return asked(smtp, *commands)
    said: list[Said] = []
    for command in commands:
        said += asked(smtp, command)
        if said[-1][0] >= 400:
            break
    return [*said, *[said[-1]] * (3 - len(said))]


def asked(smtp: smtplib.SMTP, *commands: str) -> list[Said]:
    """The answers to commands before the final dot. Raises _Broken."""
    try:
        smtp.send("".join(f"{command}\r\n" for command in commands))
        said = [smtp.getreply() for _ in commands]
    except (OSError, smtplib.SMTPException) as error:
        raise _Broken(str(error)) from error
    if broken := next((answered for answered in said if answered[0] in {SERVICE_CLOSING, -1}), None):
        raise _Broken(answer(*broken))
    return said


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
    return ADDRESS.sub("…", beginning)[:LONGEST_DETAIL]


def problem_of(error: BaseException) -> str:
    """Which trouble it is, in one word that pages and commands explain."""
    first = _first_cause(error)
    known = (kind for kind in PROBLEMS if isinstance(first, kind))
    return PROBLEMS.get(next(known, OSError), "unreachable")


def _first_cause(error: BaseException) -> BaseException:
    """What smtplib's own errors were made of."""
    while cause := error.__cause__ or error.__context__:
        error = cause
    return error


PROBLEMS: dict[type[BaseException], str] = {
    _OutOfStep: "makes_no_sense",
    UnicodeError: "unknown_host",
    TimeoutError: "no_answer_in_time",
    ConnectionRefusedError: "connection_refused",
    ssl.SSLError: "not_secure",
    socket.gaierror: "unknown_host",
    ConnectionError: "connection_lost",
    smtplib.SMTPServerDisconnected: "connection_lost",
    _Broken: "connection_lost",
}

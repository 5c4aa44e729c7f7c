"""What became of a mail that was handed to an SMTP server?

Up to the final dot nothing was taken and all may be tried again. After it, silence means that nobody knows.
What the answers mean stands in replies.py.
"""

import re
import smtplib
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Literal, NamedTuple

from regulars.channels.channel import Down, Outcome, Unsure
from regulars.channels.patience import Timed, TimedTls
from regulars.channels.replies import (
    SEND_IT,
    SERVICE_CLOSING,
    SILENT,
    Broken,
    OutOfStep,
    answer,
    final,
    problem_of,
    refusal,
    told,
)

MOST_CONNECTIONS = 50
POLITE_SECONDS = 2.0
"""How long a server may take to say goodbye."""
DOT = re.compile(rb"\n\.")

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


class Envelope(NamedTuple):
    """From whom a mail comes and to whom it goes, as SMTP says it."""

    sender: str
    to: str

    def commands(self) -> tuple[str, ...]:
        return f"MAIL FROM:<{self.sender}>", f"RCPT TO:<{self.to}>", "DATA"

    def asks(self) -> bytes:
        return "".join(f"{command}\r\n" for command in self.commands()).encode("ascii")


_DEAF: set[tuple[str, int]] = set()
"""Servers that say they can be asked ahead, and then left what went along with a mail without an answer."""


class Connection:
    """One connection at a time, made when it is needed and kept for the next mail.

    asked: the envelope that went along with the last mail, whose answers come before any other.
    """

    def __init__(self, server: Server) -> None:
        self.server = server
        self.smtp: Timed | TimedTls | None = None
        self.asked: Envelope | None = None

    def hand(self, mail: bytes, *, sender: str, to: str, coming: Envelope | None = None) -> Outcome:
        """Hand one mail over; on a line of earlier mails that takes no more, once more on a new one.

        Not after a silence: that may have been so long that the person has said no meanwhile.
        coming: of the mail that is handed over next; asked along with this one, it isn't waited for then.
        """
        if self.asked not in {None, Envelope(sender, to)}:
            self._drop()
        kept, ahead = self.smtp is not None, self.asked is not None
        outcome = self._handed(mail, Envelope(sender, to), coming=coming)
        if not isinstance(outcome, Down):
            return outcome
        self._drop()
        silent = outcome.problem == SILENT
        if silent and ahead:
            _DEAF.add((self.server.host, self.server.port))
        return self.hand(mail, sender=sender, to=to, coming=coming) if kept and not silent else outcome

    def _handed(self, mail: bytes, envelope: Envelope, *, coming: Envelope | None) -> Outcome:
        try:
            return self._hand(self._connected(), mail, envelope, coming=coming)
        except smtplib.SMTPAuthenticationError as error:
            return Down("sign_in_refused", told(answer(error.smtp_code, error.smtp_error)))
        except smtplib.SMTPNotSupportedError as error:
            return Down("not_supported", "STARTTLS" if "STARTTLS" in str(error) else "AUTH")
        except smtplib.SMTPResponseException as error:
            return Down("server_refuses", told(answer(error.smtp_code, error.smtp_error)))
        except (Broken, OSError, UnicodeError, smtplib.SMTPException) as error:
            return Down(problem_of(error), told(str(error)))

    def close(self) -> None:
        """End the connection, politely where the other side still listens."""
        if self.smtp is None:
            return
        if self.asked:  # it waits for a mail: what we say would be one
            self._drop()
            return
        with suppress(OSError, smtplib.SMTPException):
            self.smtp.wait(POLITE_SECONDS)
            self.smtp.quit()
        self._drop()

    def _drop(self) -> None:
        """End a connection on which nothing more can be said: there may be half a mail on it."""
        smtp, self.smtp, self.asked = self.smtp, None, None
        if smtp:
            smtp.close()

    def _connected(self) -> Timed | TimedTls:
        if self.smtp is None:
            self.smtp = connect(self.server)
        return self.smtp

    def _hand(
        self, smtp: Timed | TimedTls, mail: bytes, envelope: Envelope, *, coming: Envelope | None
    ) -> Outcome:
        smtp.wait(self.server.timeout)
        by_sender, by_recipient, by_data = answers(smtp, 3) if self.asked else answered(smtp, envelope)
        self.asked = None
        if by_sender[0] != 250:
            return Down("sender_refused", told(answer(*by_sender)))
        refused = next((said for said in (by_recipient, by_data) if said[0] >= 400), None)
        if refused is None:
            if by_recipient[0] // 100 != 2 or by_data[0] != SEND_IT:
                raise OutOfStep(f"{answer(*by_recipient)}, {answer(*by_data)}")
            return self._give(smtp, mail, coming if self._hears_ahead(smtp) else None)
        if by_data[0] == SEND_IT:  # it waits for a mail to nobody: nothing is one (RFC 2920, 3.1)
            asked(smtp, ".")
        self._reset(smtp)
        return refusal(*refused)

    def _give(self, smtp: Timed | TimedTls, mail: bytes, coming: Envelope | None) -> Outcome:
        body = DOT.sub(b"\n..", mail)
        whole = body + (b".\r\n" if body.endswith(b"\r\n") else b"\r\n.\r\n")
        try:
            smtp.wait(self.server.timeout)
            smtp.send(whole + coming.asks() if coming else whole)
        except (OSError, smtplib.SMTPException) as error:
            if smtp.gone < len(whole):  # a server acts on nothing before the last byte of it
                raise Broken(str(error)) from error
            self._drop()
            return Unsure(problem_of(error), told(str(error)))
        try:
            smtp.wait(2 * self.server.timeout)
            code, words = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Unsure(problem_of(error), told(str(error)))
        outcome = final(code, words)
        self.asked = coming
        if code == SERVICE_CLOSING or isinstance(outcome, Unsure):
            self._drop()
        return outcome

    def _hears_ahead(self, smtp: Timed | TimedTls) -> bool:
        return smtp.has_extn("pipelining") and (self.server.host, self.server.port) not in _DEAF

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


def answered(smtp: smtplib.SMTP, envelope: Envelope) -> list[Said]:
    """The answers to MAIL, RCPT and DATA, asked at once where the server can (RFC 2920). Raises Broken."""
    if smtp.has_extn("pipelining"):
        return asked(smtp, *envelope.commands())
    said: list[Said] = []
    for command in envelope.commands():
        said += asked(smtp, command)
        if said[-1][0] >= 400:
            break
    return [*said, *[said[-1]] * (3 - len(said))]


def asked(smtp: smtplib.SMTP, *commands: str) -> list[Said]:
    """The answers to commands before the final dot. Raises Broken."""
    try:
        smtp.send("".join(f"{command}\r\n" for command in commands))
    except (OSError, smtplib.SMTPException) as error:
        raise Broken(str(error)) from error
    return answers(smtp, len(commands))


def answers(smtp: smtplib.SMTP, count: int) -> list[Said]:
    """The next answers, to what was asked. Raises Broken."""
    said: list[Said] = []
    while len(said) < count:
        try:
            said.append(smtp.getreply())
        except (OSError, smtplib.SMTPException) as error:
            raise Broken(str(error)) from error
        if said[-1][0] in {SERVICE_CLOSING, -1}:  # nothing else need follow
            raise Broken(answer(*said[-1]))
    return said

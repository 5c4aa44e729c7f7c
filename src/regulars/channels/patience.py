"""How long is a mail server waited for?

A deadline holds for a whole step, however the server spends its time: one that says a byte a minute is no
slower to leave than one that is silent. Where somebody sits in front of a page all steps are short, and when
the program has to end nobody waits any longer.
"""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from io import BufferedReader, RawIOBase
from math import inf
from threading import Event
from time import monotonic
from typing import Any

LOOK_SECONDS = 0.5
"""How often somebody who waits looks whether the program has to end."""
FOR_A_PAGE_SECONDS = 20.0
_ended = Event()
_most: ContextVar[float] = ContextVar("_most", default=inf)


def hurry() -> None:
    """Let nobody wait any longer, now and from now on: the program ends."""
    _ended.set()


@contextmanager
def somebody_waits() -> Iterator[None]:
    """Let each step be short in this block: a page is loading."""
    before = _most.set(FOR_A_PAGE_SECONDS)
    try:
        yield
    finally:
        _most.reset(before)


class _Timed(smtplib.SMTP):
    """A connection on which every step ends at a deadline. It begins with one for all until `wait`."""

    def __init__(self, host: str, port: int, name: str | None, *, timeout: float, **more: Any) -> None:
        self.wait(timeout)
        self.gone = 0
        super().__init__(host, port, name, timeout=self.left(), **more)

    def wait(self, seconds: float) -> None:
        """What is said and answered from now on, until the next `wait`, may take so long in all."""
        self.until = monotonic() + min(seconds, _most.get())

    def left(self) -> float:
        """Seconds until the deadline. Raises TimeoutError."""
        left = self.until - monotonic()
        if left <= 0 or _ended.is_set():
            raise TimeoutError("timed out")
        return left

    def send(self, s: Any) -> None:  # noqa: ANN401 smtplib's
        """Raises where the line didn't take the last byte; `gone` is how many it took."""
        if self.sock is None:
            raise smtplib.SMTPServerDisconnected("not connected")
        rest = memoryview(s if isinstance(s, bytes) else s.encode(self.command_encoding))
        self.gone = 0
        try:
            while self.gone < len(rest):
                self.left()
                with suppress(TimeoutError):
                    self.gone += self.sock.send(rest[self.gone :])
        except OSError as error:
            self.close()
            raise smtplib.SMTPServerDisconnected("the line broke") from error

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None and self.sock:
            self.sock.settimeout(LOOK_SECONDS)
            self.file = BufferedReader(_Answers(self, self.sock))
        return super().getreply()

    def secure(self, context: ssl.SSLContext) -> None:
        """Have what follows encrypted; both sides agree on a key in one step, by the deadline."""
        if self.sock:
            self.sock.settimeout(self.left())
        self.starttls(context=context)


class Timed(_Timed):
    """Without encryption from the start."""


class TimedTls(_Timed, smtplib.SMTP_SSL):
    """With it."""


class _Answers(RawIOBase):
    """What the server says, read until the deadline."""

    def __init__(self, smtp: _Timed, sock: socket.socket) -> None:
        self.smtp, self.sock = smtp, sock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 any buffer that can be written
        while True:
            self.smtp.left()
            with suppress(TimeoutError):
                return self.sock.recv_into(buffer)

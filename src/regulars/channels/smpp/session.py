"""How is an SMSC talked to?

One connection, bound as a transceiver: texts go out on it, receipts and answers come in. What comes in is
kept until the line closes, and acknowledged only when it is written down; unacknowledged, the SMSC keeps it.
"""

import socket
import ssl
from collections import deque
from contextlib import suppress
from time import monotonic

from regulars.channels.smpp import pdu
from regulars.channels.smpp.pdu import Came, Pdu, Unreadable

CONNECT_SECONDS, ANSWER_SECONDS = 10.0, 30.0
MOST_KEPT = 200


class NotBound(Exception):
    """The SMSC can't be reached, or doesn't let us in; status: its error, None where it said none."""

    def __init__(self, detail: str, status: int | None = None) -> None:
        super().__init__(detail)
        self.status = status


class Broken(Exception):
    """The line broke while an answer was awaited."""


class Session:
    """A bound connection. Raises NotBound."""

    def __init__(
        self, *, host: str, port: int, tls: bool, system_id: str, password: str, system_type: str
    ) -> None:
        self.sequence, self.buffer = 0, b""
        self.kept: deque[tuple[int, Came]] = deque()
        try:
            self.line = _connected(host, port, tls=tls)
        except OSError as error:
            raise NotBound(str(error)) from None
        try:
            body = pdu.bind_transceiver(system_id=system_id, password=password, system_type=system_type)
            answer = self.ask(pdu.BIND_TRANSCEIVER, body)
        except Broken as broken:
            self._hang_up()
            raise NotBound(str(broken)) from None
        if answer.status != pdu.OK:
            self._hang_up()
            raise NotBound(f"bind: 0x{answer.status:08X}", answer.status)

    def ask(self, command: int, body: bytes = b"") -> Pdu:
        """Send a PDU and wait for its answer; what else comes meanwhile is taken in. Raises Broken."""
        self.sequence += 1
        try:
            self._send(Pdu(command, pdu.OK, self.sequence, body))
            until = monotonic() + ANSWER_SECONDS
            while True:
                came = self._next(until=until)
                if came.command & pdu.RESPONSE and came.sequence == self.sequence:
                    return came
                self._take(came)
        except (OSError, Unreadable) as error:
            raise Broken(str(error) or type(error).__name__) from None

    def listen(self, *, seconds: float) -> None:
        """Take in what the SMSC has for us, until it is silent for so long. Raises Broken."""
        try:
            while len(self.kept) < MOST_KEPT:
                self._take(self._next(until=monotonic() + seconds))
        except TimeoutError:
            return
        except (OSError, Unreadable) as error:
            raise Broken(str(error)) from None

    def acknowledge(self) -> None:
        """Tell the SMSC that what came in is written down."""
        with suppress(OSError):
            while self.kept:
                sequence, _came = self.kept.popleft()
                self._send(Pdu(pdu.DELIVER_SM | pdu.RESPONSE, pdu.OK, sequence, b"\0"))

    def close(self) -> None:
        with suppress(OSError):
            self.sequence += 1
            self._send(Pdu(pdu.UNBIND, pdu.OK, self.sequence))
        self._hang_up()

    def _take(self, came: Pdu) -> None:
        """What an SMSC sends by itself."""
        match came.command:
            case pdu.DELIVER_SM:
                self.kept.append((came.sequence, pdu.came(came.body)))
            case pdu.ENQUIRE_LINK | pdu.UNBIND:
                self._send(Pdu(came.command | pdu.RESPONSE, pdu.OK, came.sequence))
                if came.command == pdu.UNBIND:
                    raise ConnectionResetError("the SMSC ended the session")

    def _send(self, out: Pdu) -> None:
        self.line.settimeout(ANSWER_SECONDS)
        self.line.sendall(pdu.packed(out))

    def _next(self, *, until: float) -> Pdu:
        head = self._read(4, until=until)
        return pdu.unpacked(head + self._read(pdu.length_of(head) - 4, until=until))

    def _read(self, count: int, *, until: float) -> bytes:
        """So many bytes; what is read of a PDU when time is up is kept for the next look."""
        while len(self.buffer) < count:
            left = until - monotonic()
            if left <= 0:
                raise TimeoutError("no answer in time")
            self.line.settimeout(left)
            if not (more := self.line.recv(65_536)):
                raise ConnectionResetError("the SMSC hung up")
            self.buffer += more
        found, self.buffer = self.buffer[:count], self.buffer[count:]
        return found

    def _hang_up(self) -> None:
        with suppress(OSError):
            self.line.close()


def _connected(host: str, port: int, *, tls: bool) -> socket.socket:
    line = socket.create_connection((host, port), timeout=CONNECT_SECONDS)
    if not tls:
        return line
    try:
        return ssl.create_default_context().wrap_socket(line, server_hostname=host)
    except OSError:
        line.close()
        raise

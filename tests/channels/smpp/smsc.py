"""An SMSC on this machine that speaks SMPP 3.4, read and written by the specification's own bytes."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread

SUBMIT, DELIVER, UNBIND, TRANSCEIVER, ENQUIRE = 4, 5, 6, 9, 0x15
ANSWER = 0x80000000


@dataclass
class Submitted:
    """A text as it came: numbers of the fields by SMPP 3.4, 4.4.1."""

    source: bytes
    source_type: tuple[int, int]
    to: bytes
    to_type: tuple[int, int]
    esm_class: int
    wants_receipt: int
    data_coding: int
    text: bytes


@dataclass
class Smsc:
    """What came, and what it does. refuses: statuses of the next texts, 0 for taken, then it takes all.

    waiting: deliver_sm bodies for whoever binds next. dies_after: hangs up once it has taken so many texts,
    the last of them without an answer. asks: sends an enquire_link before each answer. silent: it answers
    no text.
    """

    port: int = 0
    password: bytes = b"s3cret"
    refuses: list[int] = field(default_factory=list)
    waiting: list[bytes] = field(default_factory=list)
    dies_after: int = 0
    asks: bool = False
    silent: bool = False
    busy: int = 0
    texts: list[Submitted] = field(default_factory=list)
    acknowledged: list[int] = field(default_factory=list)
    enquiries_answered: int = 0
    binds: int = 0
    unbound: Event = field(default_factory=Event)

    def serve(self, line: socket.socket) -> None:
        with line, suppress(OSError):
            while pdu := self.read(line):
                if not self.answer(line, *pdu):
                    return

    def answer(self, line: socket.socket, command: int, sequence: int, body: bytes) -> bool:
        if command == TRANSCEIVER:
            self.bind(line, sequence, body)
        elif command == SUBMIT:
            self.texts.append(submitted(body))
            if self.silent or (self.dies_after and len(self.texts) >= self.dies_after):
                return self.silent
            if self.asks:
                self.send(line, ENQUIRE, 0, 900 + len(self.texts))
            status = self.refuses.pop(0) if self.refuses else 0
            self.send(line, SUBMIT | ANSWER, status, sequence, b"" if status else b"M%d\0" % len(self.texts))
        elif command == DELIVER | ANSWER:
            self.acknowledged.append(sequence)
        elif command == ENQUIRE | ANSWER:
            self.enquiries_answered += 1
        elif command == UNBIND:
            self.send(line, UNBIND | ANSWER, 0, sequence)
            self.unbound.set()
            return False
        return True

    def bind(self, line: socket.socket, sequence: int, body: bytes) -> None:
        self.binds += 1
        _system_id, password, _rest = body.split(b"\0", 2)
        status = self.busy or (0 if password == self.password else 0x0E)
        self.send(line, TRANSCEIVER | ANSWER, status, sequence, b"" if status else b"telco\0")
        if status == 0:
            for number, message in enumerate(self.waiting):
                self.send(line, DELIVER, 0, 500 + number, message)

    @staticmethod
    def send(line: socket.socket, command: int, status: int, sequence: int, body: bytes = b"") -> None:
        line.sendall(struct.pack(">IIII", 16 + len(body), command, status, sequence) + body)

    @staticmethod
    def read(line: socket.socket) -> tuple[int, int, bytes] | None:
        head = line.recv(16, socket.MSG_WAITALL)
        if len(head) < 16:
            return None
        length, command, _status, sequence = struct.unpack(">IIII", head)
        return command, sequence, line.recv(length - 16, socket.MSG_WAITALL) if length > 16 else b""


def submitted(body: bytes) -> Submitted:
    _service, rest = body.split(b"\0", 1)
    source_type, (source, rest) = (rest[0], rest[1]), rest[2:].split(b"\0", 1)
    to_type, (to, rest) = (rest[0], rest[1]), rest[2:].split(b"\0", 1)
    esm_class, (_schedule, _validity, rest) = rest[0], rest[3:].split(b"\0", 2)
    wants, _replace, coding, _default, length = rest[:5]
    assert len(rest) == 5 + length
    return Submitted(source, source_type, to, to_type, esm_class, wants, coding, rest[5:])


def delivered(
    source: bytes, text: bytes, *, esm_class: int = 0, coding: int = 0, options: bytes = b""
) -> bytes:
    """The body of a deliver_sm, by SMPP 3.4, 4.6.1."""
    head = b"\0\x01\x01" + source + b"\0\x01\x01" + b"37120000000\0"
    return head + bytes((esm_class, 0, 0)) + b"\0\0" + bytes((0, 0, coding, 0, len(text))) + text + options


@contextmanager
def smsc() -> Iterator[Smsc]:
    found = Smsc()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        found.port = listening.getsockname()[1]

        def accept() -> None:
            with suppress(OSError):
                while True:
                    line, _ = listening.accept()
                    Thread(target=found.serve, args=[line], daemon=True).start()

        thread = Thread(target=accept, daemon=True)
        thread.start()
        yield found
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(5)

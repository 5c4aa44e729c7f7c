"""Another program that is told what happens: a real HTTP server that verifies what comes."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any

from standardwebhooks import Webhook

Answering = Callable[[int], int | tuple[int, dict[str, str]]]


class Receiver:
    """What came, in order. answering: the status for the n-th call, from 1; with headers where it gives some.

    held: while it is set, calls wait and get no answer.
    """

    def __init__(self, *, answering: Answering = lambda n: 200) -> None:
        self.answering, self.held = answering, Event()
        self.calls: list[tuple[dict[str, str], bytes]] = []
        self.lock, self.url = Lock(), ""

    @property
    def ids(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.calls]

    def told(self, secret: str) -> list[dict[str, Any]]:
        """Every body, verified under a secret."""
        return [Webhook(secret).verify(body, headers) for headers, body in self.calls]

    def types(self) -> list[str]:
        return [json.loads(body)["type"] for _, body in self.calls]


@contextmanager
def receiving(answering: Answering = lambda n: 200) -> Iterator[Receiver]:
    """A receiver at a loopback address."""
    receiver = Receiver(answering=answering)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet: else each answer waits for an acknowledgement

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with receiver.lock:
                receiver.calls.append(({k.lower(): v for k, v in self.headers.items()}, body))
                number = len(receiver.calls)
            if receiver.held.is_set():
                released.wait(30)
                self.close_connection = True
                return
            found = receiver.answering(number)
            status, headers = found if isinstance(found, tuple) else (found, {})
            self.send_response(status)
            for name, value in {"Content-Length": "5", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(b"hello")

        def log_message(self, format: str, *args: object) -> None:
            pass

    released = Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    receiver.url = f"http://127.0.0.1:{server.server_port}/hooks?shop=candles"
    thread = Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        released.set()
        server.shutdown()
        server.server_close()
        thread.join()

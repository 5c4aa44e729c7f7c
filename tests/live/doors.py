"""A door that a shop's subscriber knocks at: it writes down who was there."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from tests.host.conftest import eventually

Knock = tuple[str, dict[str, str]]


class Door(ThreadingHTTPServer):
    """knocks: bodies and headers, in the order in which they came."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.knocks: list[Knock] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/webhooks/token"

    def about(self, number: str, *, events: set[str]) -> list[Knock]:
        """What was told of a thing: at least these events, which are waited for."""

        def told() -> list[Knock]:
            return [knock for knock in list(self.knocks) if number in knock[0]]

        eventually(lambda: events <= {headers["x-regulars-event"] for _body, headers in told()})
        return told()


class Answers(BaseHTTPRequestHandler):
    server: Door

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.knocks.append((body, {name.lower(): value for name, value in self.headers.items()}))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_told: Any) -> None:
        """Tests say what matters."""


@contextmanager
def door() -> Iterator[Door]:
    """A door that stands until the block ends."""
    one = Door()
    thread = Thread(target=one.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield one
    finally:
        one.shutdown()
        one.server_close()
        thread.join()

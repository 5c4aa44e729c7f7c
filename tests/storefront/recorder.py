"""A server in the place of Regulars: it serves the released script and writes down what that sends."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread
from typing import Any

from tools.page_script import RELEASED

PATIENCE = 10


class Recorder:
    """What came. status: what batches are answered with."""

    def __init__(self) -> None:
        self.address = ""
        self.came = Condition()
        self.status = 200
        self.calls: list[tuple[str, dict[str, Any]]] = []

    def take(self, path: str, body: bytes) -> None:
        with self.came:
            self.calls.append((path, json.loads(body)))
            self.came.notify_all()

    @property
    def batches(self) -> list[dict[str, Any]]:
        return [body for path, body in self.calls if path == "/v1/batch"]

    @property
    def messages(self) -> list[dict[str, Any]]:
        return [message for body in self.batches for message in body["batch"]]

    def events(self) -> list[str]:
        """The names of what was told, `page` of a page."""
        return [message.get("event", message["type"]) for message in self.messages]

    def wait_for(self, event: str, count: int = 1) -> dict[str, Any]:
        """The `count`th message of this name, when it has come."""
        with self.came:
            came = self.came.wait_for(lambda: self.events().count(event) >= count, timeout=PATIENCE)
            assert came, f"{count} {event} didn't come, but {self.events()}"
            return [m for m in self.messages if m.get("event", m["type"]) == event][count - 1]

    def wait_for_call(self, path: str, count: int = 1) -> dict[str, Any]:
        """What was sent to this path the `count`th time."""
        with self.came:
            found = lambda: [body for called, body in self.calls if called == path]  # noqa: E731
            assert self.came.wait_for(lambda: len(found()) >= count, timeout=PATIENCE), f"nothing at {path}"
            return found()[count - 1]


@contextmanager
def recording() -> Iterator[Recorder]:
    """The recorder, listening."""
    recorder = Recorder()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = "1" if self.path.startswith("/page.js") else self.path.rpartition("/")[2].split(".")[0]
            self.answer(200, (RELEASED / f"{name}.js").read_bytes(), kind="text/javascript")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            recorder.take(self.path, body)
            self.answer(recorder.status, b'{"success":true}', kind="application/json")

        def answer(self, status: int, body: bytes, *, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with serving(Handler) as address:
        recorder.address = address
        yield recorder


class Quiet(ThreadingHTTPServer):
    """A server whose visitors may leave in the middle of an answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server on loopback; its address."""
    server = Quiet(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, args=[0.05], daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()

"""A server on this machine that stands for a provider's API: it keeps what was asked, and answers as told."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

FIXTURES = Path(__file__).parents[1] / "fixtures"


@dataclass
class Call:
    """One call. said: its body, read as JSON."""

    path: str
    headers: Mapping[str, str]
    said: Any


@dataclass
class WebApi:
    """usually: what each path's last part is answered with; answers: status and body of the next calls first.

    hangs_up: take the next call in and close without an answer.
    """

    usually: dict[str, object]
    url: str = ""
    calls: list[Call] = field(default_factory=list)
    answers: list[tuple[int, object]] = field(default_factory=list)
    hangs_up: bool = False

    def answer(self, path: str) -> tuple[int, bytes]:
        given = self.answers.pop(0) if self.answers else None
        status, body = given or (200, self.usually[path.rpartition("/")[2]])
        return status, (body if isinstance(body, str) else json.dumps(body)).encode()


def recorded(vendor: str, name: str) -> Any:
    return json.loads((FIXTURES / vendor / f"{name}.json").read_text(encoding="utf-8"))


@contextmanager
def serving(usually: Mapping[str, object]) -> Iterator[WebApi]:
    known = WebApi(dict(usually))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            known.calls.append(Call(self.path, dict(self.headers), json.loads(raw)))
            if known.hangs_up:
                self.close_connection = True
                return
            status, body = known.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield known
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)

"""A provider that answers as Twilio's API does, on this machine."""

import json
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

TAKEN = {
    "account_sid": "AC00000000000000000000000000000001",
    "api_version": "2010-04-01",
    "error_code": None,
    "error_message": None,
    "num_segments": "1",
    "sid": "SM00000000000000000000000000000001",
    "status": "queued",
}
"""As https://www.twilio.com/docs/messaging/api/message-resource shows a message that was taken, in short."""


class Provider:
    """What was asked of it, in order. answers: status and body of the next ones; then it takes all.

    hangs_up: take the next call in and close without an answer.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, dict[str, str]]] = []
        self.answers: list[tuple[int, object]] = []
        self.hangs_up = False
        self.url = ""

    @property
    def texts(self) -> dict[str, str]:
        """What it took for each number."""
        return {form["To"]: form["Body"] for _path, _who, form in self.calls}


@contextmanager
def providing() -> Iterator[Provider]:
    known = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"])).decode()
            who = b64decode(self.headers["Authorization"].removeprefix("Basic ")).decode()
            known.calls.append((self.path, who, {name: given[0] for name, given in parse_qs(raw).items()}))
            if known.hangs_up:
                self.close_connection = True
                return
            status, body = known.answers.pop(0) if known.answers else (201, TAKEN)
            said = (body if isinstance(body, str) else json.dumps(body)).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

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

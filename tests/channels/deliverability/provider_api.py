"""What would a provider's API answer? One that runs on this machine, and answers what a test tells it."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, Self


class ProviderApi:
    """Answers each request in turn as it was told to; without an answer it hangs up or stays silent."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.status, self.answer, self.hangs_up = 200, b"{}", False
        self.may_answer = Event()
        self.may_answer.set()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler(self))
        Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/"

    def says(self, status: int, answer: object) -> None:
        self.status, self.answer = status, json.dumps(answer).encode()


def handler(api: ProviderApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            api.requests.append({"path": self.path, "headers": dict(self.headers), "body": body.decode()})
            api.may_answer.wait()
            if api.hangs_up:
                self.connection.close()
                return
            self.send_response(api.status)
            self.send_header("Content-Length", str(len(api.answer)))
            self.end_headers()
            self.wfile.write(api.answer)

        def log_message(self, *_what: object) -> None:
            """Keep quiet."""

    return Handler

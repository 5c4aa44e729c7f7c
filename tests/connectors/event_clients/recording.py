"""What does a client send, word for word? A proxy before the server that writes it down."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import httpx

KEPT = {"content-type", "content-encoding", "authorization", "origin"}
PASSED_BACK = {"content-type", "access-control-allow-origin", "access-control-allow-headers", "retry-after"}


@dataclass
class Recorder:
    """Its address, and the requests that came by, in their order."""

    address: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)


@contextmanager
def recorder(client: httpx.Client) -> Iterator[Recorder]:
    """Passes everything on to where `client` leads."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            head = {name.lower(): value for name, value in self.headers.items()}
            sent = {name: value for name, value in head.items() if name in KEPT | {"host", "user-agent"}}
            answer = client.request(self.command, self.path, content=body, headers=sent)
            plain = gzip.decompress(body) if head.get("content-encoding") == "gzip" else body
            kept = {name: head[name] for name in sorted(KEPT & set(head))}
            said.requests.append(
                {"method": self.command, "path": self.path, "headers": kept, "body": plain.decode()}
            )
            said.statuses.append(answer.status_code)
            self.send_response(answer.status_code)
            for name, value in answer.headers.items():
                if name in PASSED_BACK:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        do_GET = do_POST = do_OPTIONS = pass_on  # noqa: N815 the server calls them so

        def log_message(self, *_args: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        said = Recorder(f"http://127.0.0.1:{server.server_port}")
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield said
        finally:
            server.shutdown()

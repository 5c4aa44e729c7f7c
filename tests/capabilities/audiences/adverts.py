"""Meta and Google as they document themselves: a loopback server that remembers who is on which list.

`silent` requests are carried out and never answered; `told_off` answers instead of what would be done.
"""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = tuple[int, dict[str, Any]]
TOKEN_ENDED = (
    400,
    {
        "error": {
            "code": 190,
            "message": "Error validating access token: Session has expired",
            "error_subcode": 463,
        }
    },
)
NO_TERMS = (400, {"error": {"code": 2663, "message": "Terms of service has not been accepted"}})
NO_LIST = (400, {"error": {"code": 100, "error_subcode": 33, "message": "Object with ID '1' does not exist"}})
NO_PERMISSION = (
    403,
    {"error": {"code": 403, "status": "PERMISSION_DENIED", "message": "The caller does not have permission"}},
)


@dataclass
class Adverts:
    """What the networks hold, and everything that they were asked. status: of what Google took."""

    url: str = ""
    lists: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    calls: list[tuple[str, str, Any]] = field(default_factory=list)
    silent: int = 0
    told_off: list[Answer] = field(default_factory=list)
    status: str = "SUCCESS"
    errors: int = 0
    invalid: int = 0
    lock: Lock = field(default_factory=Lock)

    def verbs(self) -> list[str]:
        """What was asked, in order, but for tokens and the looking up of lists."""
        return [
            f"{method} {path.rpartition('/')[2]}" for method, path, body in self.calls if body is not None
        ]

    def on(self, list_id: str = "1") -> int:
        """How many people a list holds."""
        return len(self.lists.get(list_id, ()))

    def answer(self, method: str, target: str, body: bytes) -> Answer:
        parts = urlsplit(target)
        told = self.read(parts.path, body)
        self.calls.append((method, parts.path, told))
        if parts.path == "/token":
            return 200, {"access_token": "ya29.token", "expires_in": 3599, "token_type": "Bearer"}
        if self.told_off:
            return self.told_off.pop(0)
        for end, answer in (("/customaudiences", self.meta_lists), ("/users", self.meta_users)):
            if parts.path.endswith(end):
                return answer(method, parts.path, told)
        if parts.path.endswith("/userLists"):
            return self.google_lists(told, parse_qs(parts.query))
        if parts.path.endswith(":retrieve"):
            return 200, {"requestStatusPerDestination": [self.google_status()]}
        return self.google_members(parts.path, told)

    def read(self, path: str, body: bytes) -> Any:
        if not body or path == "/token":
            return None
        if body.startswith(b"{"):
            return json.loads(body)
        return {name: values[0] for name, values in parse_qs(body.decode()).items()}

    def meta_lists(self, method: str, path: str, told: Any) -> Answer:
        if method == "GET":
            return 200, {"data": [{"id": known, "description": code} for code, known in self.codes.items()]}
        return 200, {"id": self.made(told["description"])}

    def meta_users(self, method: str, path: str, told: Any) -> Answer:
        payload, session = json.loads(told["payload"]), json.loads(told["session"])
        assert len(payload["data"]) <= 10_000
        people = {tuple(row) for row in payload["data"]}
        self.change(path.split("/")[-2], people, is_removal=method == "DELETE")
        return 200, {
            "audience_id": path.split("/")[-2],
            "session_id": str(session["session_id"]),
            "num_received": len(payload["data"]),
            "num_invalid_entries": self.invalid,
            "invalid_entry_samples": {},
        }

    def google_lists(self, told: Any, asked: dict[str, list[str]]) -> Answer:
        if told is None:
            code = asked["filter"][0].partition('"')[2].rstrip('"')
            return 200, {"userLists": [{"id": self.codes[code]}]} if code in self.codes else {}
        return 200, {"id": self.made(told["integrationCode"])}

    def google_members(self, path: str, told: Any) -> Answer:
        assert len(told["audienceMembers"]) <= 10_000
        people = {
            tuple(json.dumps(each, sort_keys=True) for each in member["userData"]["userIdentifiers"])
            for member in told["audienceMembers"]
        }
        list_id = told["destinations"][0]["productDestinationId"]
        self.change(list_id, people, is_removal=path.endswith(":remove"))
        return 200, {"requestId": f"r{len(self.calls)}"}

    def google_status(self) -> dict[str, Any]:
        counts = [{"recordCount": str(self.errors), "reason": "PROCESSING_ERROR_REASON_INVALID_FORMAT"}]
        return {
            "requestStatus": self.status,
            **({"errorInfo": {"errorCounts": counts}} if self.errors else {}),
        }

    def made(self, code: str) -> str:
        return self.codes.setdefault(code, str(len(self.codes) + 1))

    def change(self, list_id: str, people: set[tuple[str, ...]], *, is_removal: bool) -> None:
        held = self.lists.setdefault(list_id, set())
        if is_removal:
            held -= people
        else:
            held |= people


@contextmanager
def adverts() -> Iterator[Adverts]:
    """The networks at a loopback address."""
    networks = Adverts()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet: else each answer waits for an acknowledgement

        def answered(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            with networks.lock:
                status, said = networks.answer(self.command, self.path, body)
                networks.silent -= (is_silent := networks.silent > 0 and not self.path.startswith("/token"))
            if is_silent:
                self.close_connection = True
                return
            text = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(text)

        do_GET = do_POST = do_DELETE = answered  # noqa: N815 as the server calls them

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    networks.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield networks
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def recorded(name: str) -> dict[str, Any]:
    """A fixture of the audiences; a recorded request's body as it went."""
    from tests.capabilities.audiences.conftest import FIXTURES

    found = json.loads((FIXTURES / f"{name}.json").read_text())
    if "raw_b64" in found:
        found["body"] = base64.b64decode(found["raw_b64"])
    return found

"""The door has a plate: where it is, and how people find it. The whole tree runs in the stories."""

import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from regulars.host.connection import free_port
from regulars.host.processes import Doorplate, PortTaken, _is_healthy


@pytest.fixture(autouse=True)
def unnamed(monkeypatch):
    monkeypatch.delenv("REGULARS_URL", raising=False)


@pytest.mark.parametrize(
    ("bind", "url", "reachable"),
    [
        ("127.0.0.1", "http://localhost:8000", "127.0.0.1"),
        ("0.0.0.0", "http://localhost:8000", "127.0.0.1"),
        ("::", "http://localhost:8000", "::1"),
        ("192.0.2.7", "http://192.0.2.7:8000", "192.0.2.7"),
        ("2001:db8::7", "http://[2001:db8::7]:8000", "2001:db8::7"),
    ],
)
def test_an_address_is_shown_as_people_type_it(bind, url, reachable):
    assert (Doorplate(bind, 8000).url, Doorplate(bind, 8000).reachable) == (url, reachable)


def test_the_name_that_the_store_gave_itself_wins(monkeypatch):
    monkeypatch.setenv("REGULARS_URL", "https://regulars.amber.example")
    plate = Doorplate("127.0.0.1", 8000)
    assert plate.url == "https://regulars.amber.example"
    assert plate.environment["REGULARS_URL"] == "https://regulars.amber.example"
    assert plate.environment["REGULARS_PORT"] == "8000"


def test_a_port_that_is_taken_is_named_with_another_one():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"port {port}: .*REGULARS_PORT={port + 1}"):
            Doorplate("127.0.0.1", port).check()
    Doorplate("127.0.0.1", port).check()


class Door(BaseHTTPRequestHandler):
    """Answers with the status that the test chose."""

    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status if self.path == "/health" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize(("status", "healthy"), [(200, True), (503, False)])
def test_the_console_is_healthy_when_it_says_so(monkeypatch, status, healthy):
    monkeypatch.setattr(Door, "status", status)
    with HTTPServer(("127.0.0.1", 0), Door) as door:
        Thread(target=door.handle_request).start()
        assert _is_healthy(Doorplate("127.0.0.1", door.server_port)) is healthy


def test_where_nobody_listens_nobody_is_healthy():
    assert not _is_healthy(Doorplate("127.0.0.1", free_port()))

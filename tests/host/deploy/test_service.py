"""systemd is told, and the console has the last word on whether it serves."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from regulars.host.connection import free_port
from regulars.host.deploy import service


@pytest.fixture
def systemctl(tmp_path, monkeypatch):
    """A function that makes a systemctl which notes what it is told, and ends with that status."""
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    def made(status: int):
        program = tmp_path / "systemctl"
        program.write_text(
            f'#!/bin/sh\necho "$@" >> {tmp_path}/told\necho "Unit not found." >&2\nexit {status}\n'
        )
        program.chmod(0o755)
        return tmp_path / "told"

    return made


def test_the_unit_is_stopped_and_started(systemctl):
    told = systemctl(0)
    service.stop()
    service.start()
    assert told.read_text() == "stop regulars.service\nstart regulars.service\n"


def test_what_systemd_refuses_is_told_in_its_words(systemctl):
    systemctl(5)
    with pytest.raises(service.ServiceRefused, match=r"(?s)start regulars\.service.*Unit not found"):
        service.start()


def test_a_machine_without_systemd_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(service.ServiceRefused, match="can't be run"):
        service.stop()


class Console(BaseHTTPRequestHandler):
    """Says at the first look that its database is away, and then that all is well."""

    looked = 0

    def do_GET(self):
        Console.looked += 1
        status = "failing" if Console.looked == 1 else "ok"
        body = json.dumps({"status": status, "version": "0.2.0"}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said):
        """In silence."""


def test_it_serves_once_it_says_so_in_that_version(monkeypatch):
    monkeypatch.setattr(service, "TURN_SECONDS", 0.01)
    with ThreadingHTTPServer(("127.0.0.1", 0), Console) as console:
        Thread(target=console.serve_forever, args=[0.01], daemon=True).start()
        service.wait_until_it_serves(console.server_port, version="0.2.0")
        monkeypatch.setattr(service, "PATIENCE_SECONDS", 0.05)
        with pytest.raises(service.NotServing, match=r"didn't say that 0\.3\.0 serves.* ok 0\.2\.0"):
            service.wait_until_it_serves(console.server_port, version="0.3.0")
        console.shutdown()
    assert Console.looked >= 3


def test_who_does_not_answer_does_not_serve(monkeypatch):
    monkeypatch.setattr(service, "PATIENCE_SECONDS", 0.01)
    with pytest.raises(service.NotServing, match="ConnectionRefusedError"):
        service.wait_until_it_serves(free_port(), version="0.2.0")

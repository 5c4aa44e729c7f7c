from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import perf_counter

import pytest

from bench.callers import Door, moments

ARRIVALS = []


class Counts(BaseHTTPRequestHandler):
    """A door that knows one key."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        ARRIVALS.append(perf_counter())
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200 if self.headers["Authorization"] == "Bearer known" else 401)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def port():
    with ThreadingHTTPServer(("127.0.0.1", 0), Counts) as server:
        thread = Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_every_call_is_answered_for(port):
    waits = Door(port, "known").waits([b"{}"] * 20, [0.0] * 20)
    assert len(waits) == 20
    assert all(wait > 0 for wait in waits)


def test_no_call_is_made_before_its_moment(port):
    ARRIVALS.clear()
    begun, due = perf_counter(), [n / 200 for n in range(20)]
    Door(port, "known").waits([b"{}"] * 20, due)
    assert all(at >= begun + moment for at, moment in zip(sorted(ARRIVALS), due, strict=True))


def test_a_wait_begins_when_the_call_was_due(port):
    # All are due at once and eight are made at a time, so the last of 80 waits for nine others before it.
    begun = perf_counter()
    waits = Door(port, "known").waits([b"{}"] * 80, [0.0] * 80)
    whole = perf_counter() - begun
    assert whole / 2 < max(waits) <= whole


def test_a_refused_call_is_not_counted_as_work(port):
    with pytest.raises(AssertionError):
        Door(port, "unknown").rate([b"{}"])


def test_calls_come_at_random_moments_so_many_a_second():
    due = moments(10_000, rate=100, seed=1)
    assert due == sorted(due) == moments(10_000, rate=100, seed=1)
    assert due[-1] == pytest.approx(10_000 / 100, rel=0.05)  # its standard deviation is 1 %

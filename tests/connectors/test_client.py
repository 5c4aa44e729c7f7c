"""Does a question reach a shop, and is every failure said so that one can wait and ask again?"""

from contextlib import suppress
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest
from django.utils.http import http_date

from regulars import clock
from regulars.connectors import client
from regulars.connectors.client import Client
from regulars.connectors.exchange import OutOfReach, Request
from regulars.host.connection import free_port


@pytest.fixture
def shop():
    """A shop that answers what it is told to, and notes what it was asked."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self):
            told = self.rfile.read(int(self.headers["Content-Length"]))
            shop.asked.append((self.path, dict(self.headers), told))
            self.answer()

        def do_GET(self):
            shop.asked.append((self.path, dict(self.headers), b""))
            self.answer()

        def answer(self):
            shop.silent.wait(30)
            self.send_response(shop.status)
            for name, value in {"Content-Length": str(len(shop.body)), **shop.headers}.items():
                self.send_header(name, value)
            with suppress(BrokenPipeError):  # who asked has given up
                self.end_headers()
                self.wfile.write(shop.body)

        def log_message(self, *_):
            pass

    shop = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    shop.status, shop.headers, shop.body, shop.asked = 200, {}, b"[]", []
    shop.silent = Event()
    shop.silent.set()
    thread = Thread(target=shop.serve_forever, args=[0.02], daemon=True)
    thread.start()
    yield shop
    shop.silent.set()
    shop.shutdown()
    shop.server_close()
    thread.join()


def ask(shop, path="/", **more):
    return Client().send(Request(url=f"http://127.0.0.1:{shop.server_port}{path}", headers={}, **more))


def test_an_answer_comes_back_whole(shop):
    shop.headers, shop.body = {"X-Total": "7"}, b'[{"id": 1}]'
    answer = ask(shop, "/orders?page=2")
    assert (answer.status, answer.headers["x-total"], answer.body) == (200, "7", b'[{"id": 1}]')
    (path, headers, _) = shop.asked[0]
    assert (path, headers["Accept"]) == ("/orders?page=2", "application/json")
    assert headers["User-Agent"].startswith("Regulars/")


def test_a_body_is_sent(shop):
    ask(shop, method="POST", body=b"{}")
    assert shop.asked[0][2] == b"{}"


def test_no_redirect_is_followed_since_keys_would_follow_it(shop):
    shop.status, shop.headers = 302, {"Location": "http://127.0.0.1:1/"}
    assert ask(shop).status == 302
    assert len(shop.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_busy_shop_is_asked_again_later(shop, status):
    shop.status = status
    with pytest.raises(OutOfReach, match=str(status)) as reason:
        ask(shop)
    assert reason.value.again_after is None


def test_how_long_it_wants_to_be_left_alone_is_heard(shop):
    shop.status, shop.headers = 429, {"Retry-After": "90"}
    with pytest.raises(OutOfReach) as reason:
        ask(shop)
    assert reason.value.again_after == timedelta(seconds=90)
    shop.headers = {"Retry-After": http_date((clock.wall() + timedelta(minutes=5)).timestamp())}
    with pytest.raises(OutOfReach) as reason:
        ask(shop)
    assert timedelta(minutes=4) < reason.value.again_after <= timedelta(minutes=5)


@pytest.mark.parametrize("wish", ["", "soon", "9" * 20, "9" * 5000])
def test_a_wish_that_nobody_understands_is_none(shop, wish):
    shop.status, shop.headers = 503, {"Retry-After": wish}
    with pytest.raises(OutOfReach) as reason:
        ask(shop)
    assert reason.value.again_after is None


def test_nobody_there_is_said_without_the_address(shop):
    with pytest.raises(OutOfReach) as reason:
        Client().send(Request(url=f"http://127.0.0.1:{free_port()}/?oauth_signature=s3cret", headers={}))
    assert "s3cret" not in str(reason.value)
    assert str(reason.value)


def test_one_that_says_nothing_is_not_waited_for_for_ever(shop, monkeypatch):
    monkeypatch.setattr(client, "READ_SECONDS", 0.2)
    shop.silent.clear()
    with pytest.raises(OutOfReach):
        ask(shop)


def test_an_answer_without_end_is_broken_off(shop, monkeypatch):
    monkeypatch.setattr(client, "LIMIT", 10)
    shop.body = b"x" * 11
    with pytest.raises(OutOfReach, match="longer"):
        ask(shop)


def test_an_answer_that_drips_for_ever_comes_to_an_end(shop, monkeypatch):
    monkeypatch.setattr(client, "PIECE", 1)
    monkeypatch.setattr(client, "WHOLE_SECONDS", -1.0)
    with pytest.raises(OutOfReach, match="takes longer than"):
        ask(shop)

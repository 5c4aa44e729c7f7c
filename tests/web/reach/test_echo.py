"""A probe is told what arrived; everybody else gets where they were going."""

import io
import json
from hashlib import sha256

import pytest

from regulars import clock, wsgi
from regulars.web.reach import echo, ticket

BODY = '{"name": "Līga"}'.encode()
CALL = {
    "REQUEST_METHOD": "POST",
    "PATH_INFO": "/webhooks/probe",
    "QUERY_STRING": "a=1",
    "REMOTE_ADDR": "198.51.100.7",
    "HTTP_HOST": "shop.example.com",
    "CONTENT_TYPE": "application/json",
    "HTTP_X_SHOPIFY_HMAC_SHA256": "c2lnbg==",
}


def called(**more: object) -> tuple[str, dict[str, str], bytes]:
    """What the program answers to a webhook with this in its head."""
    told: list[tuple[str, dict[str, str]]] = []
    environ = {**CALL, "CONTENT_LENGTH": str(len(BODY)), "wsgi.input": io.BytesIO(BODY), **more}
    answer = b"".join(wsgi.application(environ, lambda status, head: told.append((status, dict(head)))))
    return *told[0], answer


def test_a_probe_is_told_what_arrived_signed_for_its_nonce():
    drawn = ticket.drawn()
    status, head, body = called(**{echo.CARRIED: ticket.written(drawn, at=clock.wall())})
    assert status == "200 OK"
    assert ticket.is_answer(head[echo.SIGNED], nonce=drawn.nonce, body=body)
    assert json.loads(body) == {
        "method": "POST",
        "path": "/webhooks/probe",
        "query": "a=1",
        "host": "shop.example.com",
        "proto": "http",
        "client": "198.51.100.7",
        "headers": {
            "host": "shop.example.com",
            "content-type": "application/json",
            "x-shopify-hmac-sha256": "c2lnbg==",
        },
        "length": 17,  # 16 letters, one of them of two bytes
        "sha256": sha256(BODY).hexdigest(),
    }


def test_a_probe_waits_as_long_as_its_ticket_says(monkeypatch):
    waited: list[float] = []
    monkeypatch.setattr(echo.Event, "wait", lambda _self, seconds: waited.append(seconds))
    called(**{echo.CARRIED: ticket.written(ticket.drawn(wait=7), at=clock.wall())})
    assert waited == [7]


@pytest.mark.parametrize("carried", ["", "invented"])
def test_whoever_is_not_us_gets_where_the_address_leads(monkeypatch, carried):
    monkeypatch.setattr(wsgi, "console", lambda _environ, start: start("404 Not Found", []) or [])
    status, head, _body = called(**{echo.CARRIED: carried, "PATH_INFO": "/u/probe/"})
    assert status == "404 Not Found"
    assert echo.SIGNED not in head


def test_a_body_that_breaks_off_is_measured_as_far_as_it_came():
    environ = {**CALL, "CONTENT_LENGTH": "50", "wsgi.input": io.BytesIO(BODY)}
    assert echo.seen(environ)["length"] == 17

"""Does each address come to who answers it?"""

from importlib import reload

import pytest

from regulars import wsgi


@pytest.fixture
def asked(monkeypatch):
    found = []
    monkeypatch.setattr(wsgi.lane, "application", lambda environ, _start: found.append("lane") or [])
    monkeypatch.setattr(wsgi.clients, "application", lambda environ, _start: found.append("clients") or [])
    monkeypatch.setattr(wsgi.shops, "application", lambda environ, _start: found.append("shops") or [])
    monkeypatch.setattr(wsgi, "console", lambda environ, _start: found.append("console") or [])

    def ask(path, method="POST"):
        wsgi.application({"PATH_INFO": path, "REQUEST_METHOD": method}, lambda *_: None)
        return found.pop()

    return ask


def test_the_events_door_has_its_own_short_way(asked):
    assert asked("/api/v1/events") == "lane"
    assert asked("/api/v1/events", method="GET") == "console"


@pytest.mark.parametrize("path", ["/v1/batch", "/v1/t", "/v1/identify", "/batch/"])
def test_so_have_the_doors_of_event_clients(asked, path):
    assert asked(path) == "clients"


def test_so_have_shops_webhooks(asked):
    assert asked("/webhooks/x") == "shops"


@pytest.mark.parametrize("path", ["/", "/api/v1/events/", "/api/v1/orders", "/webhooks", "/v1/x", "/health"])
def test_everything_else_goes_through_the_console(asked, path):
    assert asked(path) == "console"


SENT = {"CONTENT_LENGTH": "2"}
IN_CHUNKS = {"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""}


@pytest.mark.parametrize(
    ("sent", "status", "closes"),
    [
        (SENT, "200 OK", False),
        (SENT, "302 Found", False),
        (SENT, "413 Request Entity Too Large", True),
        (IN_CHUNKS, "411 Length Required", True),
        (IN_CHUNKS, "500 Internal Server Error", True),
        ({}, "404 Not Found", False),
        ({"CONTENT_LENGTH": "0"}, "401 Unauthorized", False),
    ],
)
def test_who_sent_a_body_that_was_refused_is_told_that_the_connection_ends(monkeypatch, sent, status, closes):
    monkeypatch.setattr(wsgi, "console", lambda environ, start: start(status, [("X", "kept")]) or [])
    heads = []
    wsgi.application({"PATH_INFO": "/", **sent}, lambda _status, headers: heads.append(dict(headers)))
    assert heads == [{"X": "kept", **({"Connection": "close"} if closes else {})}]


def test_pages_that_cannot_be_loaded_keep_the_server_from_starting(settings):
    settings.ROOT_URLCONF = "regulars.nowhere"
    with pytest.raises(ModuleNotFoundError, match="nowhere"):
        reload(wsgi)

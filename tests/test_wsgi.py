"""Does each address come to who answers it?"""

import pytest

from regulars import wsgi


@pytest.fixture
def asked(monkeypatch):
    found = []
    monkeypatch.setattr(wsgi.lane, "application", lambda environ, _start: found.append("lane") or [])
    monkeypatch.setattr(wsgi, "console", lambda environ, _start: found.append("console") or [])

    def ask(path):
        wsgi.application({"PATH_INFO": path}, lambda *_: None)
        return found.pop()

    return ask


def test_the_events_door_has_its_own_short_way(asked):
    assert asked("/api/v1/events") == "lane"


@pytest.mark.parametrize("path", ["/", "/api/v1/events/", "/api/v1/customers", "/webhooks/x", "/health"])
def test_everything_else_goes_through_the_console(asked, path):
    assert asked(path) == "console"

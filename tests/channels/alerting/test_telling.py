"""Apprise itself tells, in a program of its own, and nothing of it stays here."""

import json
import sys

from regulars.channels.alerting import telling
from regulars.channels.alerting.telling import Look, Outcome, look, tell
from tests.web.outward.receiver import receiving


def test_a_service_hears_and_its_refusal_is_known_by_its_number_alone():
    with receiving(lambda n: 200 if n == 1 else 403) as service:
        url = service.url.replace("http://", "json://") + "/hook"
        assert tell(url, title="Regulars · Amber", body="Ж: 2 messages wait.") == Outcome()
        assert tell(url, title="Regulars", body="Again") == Outcome("refused", "403")
        ((_headers, body), _again) = service.calls
    said = json.loads(body)
    assert (said["title"], said["message"]) == ("Regulars · Amber", "Ж: 2 messages wait.")
    assert "apprise" not in sys.modules


def test_it_is_ended_when_it_takes_too_long(monkeypatch):
    monkeypatch.setattr(telling, "COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(telling, "SECONDS", 0.1)
    assert tell("json://x", title="", body="") == Outcome("silent")
    monkeypatch.setattr(telling, "COMMAND", (sys.executable, "-c", "raise SystemExit(1)"))
    monkeypatch.setattr(telling, "SECONDS", 10)
    assert look("json://x") == Look()


def test_an_address_of_no_service():
    assert look("nonsense://x") == Look()

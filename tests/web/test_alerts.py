"""What every folder finds that stands still is one list."""

from datetime import UTC, datetime

import pytest

from regulars.web import alerts
from regulars.web.alerts import Alert

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def finders(monkeypatch):
    kept = []
    monkeypatch.setattr(alerts, "_finders", kept)
    return kept


def test_it_is_asked_of_all_at_one_moment(finders):
    asked = []

    def nothing(at):
        asked.append(at)
        return ()

    alerts.fill([nothing, lambda at: [Alert(key="a", says="A"), Alert(key="b", says="B")]])
    assert [alert.key for alert in alerts.standing(at=NOON)] == ["a", "b"]
    assert asked == [NOON]


def test_who_fails_to_look_keeps_no_other_silent(finders, caplog):
    alerts.fill([lambda at: 1 / 0, lambda at: [Alert(key="b", says="B")]])
    assert [alert.key for alert in alerts.standing(at=NOON)] == ["b"]
    assert "ZeroDivisionError" in caplog.text

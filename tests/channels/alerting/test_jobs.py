"""The staff is told each minute of what is new."""

from regulars.channels.alerting import actions, jobs
from regulars.web import alerts
from regulars.web.alerts import Alert
from tests.channels.alerting.conftest import SLACK


def test_what_is_new_is_told(shop, services, monkeypatch):
    actions.add(SLACK, who=None, at=shop.at)
    monkeypatch.setattr(alerts, "_finders", [lambda at: [Alert(key="a", says="It stands still.")]])
    assert [jobs.tell.func(0), jobs.tell.func(0)] == [1, 0]
    assert services.told[0][2] == "It stands still."

"""The owner says by which services the staff is told."""

import pytest

from regulars.channels.alerting import actions, queries
from regulars.channels.alerting.addresses import Refused
from regulars.channels.alerting.models import AlertService
from regulars.events.models import Event
from tests.channels.alerting.conftest import NTFY, SLACK


def test_an_address_is_kept_sealed_and_shown_masked(shop, services):
    row = actions.add(f" {SLACK}\n", who=None, at=shop.at)
    assert row.shown == "Slack · slack://T…/…"
    assert "TIiaj" not in f"{row.secret}{row.shown}"
    assert queries.address(row) == SLACK
    assert Event.objects.get(name="alert_service.added").payload == {"service_id": row.pk}


def test_what_is_no_service_is_refused(shop, services):
    for url, says in [("nonsense://x", "knows no service"), ("syslog://x", "this very machine")]:
        with pytest.raises(Refused, match=says):
            actions.add(url, who=None, at=shop.at)
    assert not AlertService.objects.exists()


def test_there_are_not_endlessly_many(shop, services, monkeypatch):
    monkeypatch.setattr(actions, "MOST", 1)
    actions.add(SLACK, who=None, at=shop.at)
    with pytest.raises(Refused, match="remove one first"):
        actions.add(NTFY, who=None, at=shop.at)


def test_one_is_removed_once(shop, services):
    row = actions.add(SLACK, who=None, at=shop.at)
    assert actions.remove(row.pk, who=None, at=shop.at)
    assert not actions.remove(row.pk, who=None, at=shop.at)
    assert Event.objects.filter(name="alert_service.removed").count() == 1

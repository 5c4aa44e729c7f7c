"""Each service hears of each thing once, in the business's language."""

from datetime import timedelta

import pytest

from regulars.business.models import Business
from regulars.channels.alerting import actions, rounds
from regulars.channels.alerting.models import AlertService, AlertTold
from regulars.channels.alerting.telling import Outcome
from regulars.web import alerts
from regulars.web.alerts import Alert
from tests.channels.alerting.conftest import NTFY, SLACK

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
WAITS = Alert(key="channel:email", says="2 messages wait.", path="/messages/")
COMPLAINTS = Alert(key="domain:amber.test:paused", says="Offers wait.")


@pytest.fixture
def standing(monkeypatch):
    """What stands now."""
    found = []
    monkeypatch.setattr(alerts, "_finders", [lambda at: list(found)])
    return found


@pytest.fixture
def told(shop, services, standing):
    actions.add(SLACK, who=None, at=shop.at)
    return services


def test_what_is_new_is_told_once_in_one_message(shop, told, standing, settings):
    settings.BASE_URL = "https://r.amber.lv"
    standing += [WAITS, COMPLAINTS]
    assert rounds.run(at=shop.at) == {"told": 1}
    for minute in range(1, 90):
        assert rounds.run(at=shop.at + minute * MINUTE) == {}
    body = "2 messages wait.\nhttps://r.amber.lv/messages/\n\nOffers wait."
    assert told.told == [(SLACK, "Regulars · Amber & Pine", body)]
    assert AlertService.objects.get().proven_at == shop.at


def test_what_comes_later_is_told_alone(shop, told, standing):
    standing.append(WAITS)
    rounds.run(at=shop.at)
    standing.append(COMPLAINTS)
    rounds.run(at=shop.at + MINUTE)
    assert [body for _url, _title, body in told.told][1] == "Offers wait."


def test_what_comes_and_goes_is_told_again_only_after_an_hour(shop, told, standing):
    for minute, stands in [(0, True), (10, False), (20, True), (30, False), (79, True)]:
        standing[:] = [WAITS] if stands else []
        rounds.run(at=shop.at + minute * MINUTE)
    assert len(told.told) == 1
    standing[:] = []
    rounds.run(at=shop.at + 139 * MINUTE)
    rounds.run(at=shop.at + 140 * MINUTE)
    standing[:] = [WAITS]
    rounds.run(at=shop.at + 141 * MINUTE)
    assert len(told.told) == 2


def test_a_service_that_fails_is_tried_five_times_and_holds_up_no_other(shop, told, standing):
    actions.add(NTFY, who=None, at=shop.at)
    standing.append(WAITS)
    told.answers = [Outcome("refused", "403")]
    assert rounds.run(at=shop.at) == {"failed": 1, "told": 1}
    assert list(AlertService.objects.order_by("id").values_list("problem", flat=True)) == ["refused 403", ""]
    told.answers = [Outcome("silent")] * 9
    for minute in range(1, 9):
        rounds.run(at=shop.at + minute * MINUTE)
    assert [url for url, *_ in told.told] == [SLACK, NTFY] + [SLACK] * 4
    assert AlertTold.objects.filter(told_at=None).get().tries == 5


def test_an_address_that_cannot_be_opened_is_said(shop, told, standing):
    standing.append(WAITS)
    AlertService.objects.update(secret="torn")
    assert rounds.run(at=shop.at) == {"failed": 1}
    assert (AlertService.objects.get().problem, told.told) == ("sealed", [])


def test_nothing_is_looked_for_while_nobody_would_hear(shop, services, monkeypatch):
    asked = []
    monkeypatch.setattr(alerts, "_finders", [asked.append])
    assert (rounds.run(at=shop.at), asked) == ({}, [])


def test_a_test_is_in_the_businesss_language(shop, told):
    Business.objects.update(language="lv")
    assert rounds.trial(AlertService.objects.get(), at=shop.at) == Outcome()
    assert told.told[0][2] == "Ja varat šo izlasīt, brīdinājumi pienāk."

"""Can the owner see what a program was told, and mend what went wrong?"""

from datetime import timedelta

import pytest
from django.test import Client

from regulars import clock
from regulars.connectors.outgoing.courier import carry_all
from regulars.connectors.outgoing.models import Endpoint, Notice
from regulars.web.models import StaffAction
from tests.connectors.outgoing.conftest import happen, told
from tests.web.outward.receiver import receiving


def here(endpoint: Endpoint, then: str = "") -> str:
    return f"/settings/webhooks/{endpoint.pk}/{then}"


def deeds() -> set[str]:
    return set(StaffAction.objects.values_list("action", flat=True))


def test_the_log_says_what_was_answered(client: Client):
    with receiving(lambda n: 503 if n == 2 else 200) as receiver:
        endpoint, _ = told(receiver.url)
        happen(2)
        carry_all()
    body = client.get(here(endpoint)).content.decode()
    assert "tried, comes again" in body
    assert "taken" in body
    assert "503 ·" in body
    assert "have been failing since" in body


def test_a_test_arrives(client: Client, receiver):
    endpoint, secret = told(receiver.url)
    client.post(here(endpoint, "test/"))
    carry_all()
    assert [each["type"] for each in receiver.told(secret)] == ["webhook.test"]


def test_what_is_asked_for_while_it_is_off_waits_and_that_is_said(client: Client, receiver):
    endpoint, _ = told(receiver.url)
    client.post(here(endpoint, "off/"))
    for ask in ("test/", "again/"):
        said = client.post(here(endpoint, ask), follow=True).content.decode()
        assert "It is switched off: this goes as soon as you switch it on." in said
    carry_all()
    assert receiver.calls == []
    client.post(here(endpoint, "on/"))
    carry_all()
    assert receiver.types() == ["webhook.test"]


def test_what_failed_is_sent_again_one_or_all(client: Client, receiver):
    endpoint, _ = told(receiver.url)
    happen(3)
    carry_all()
    Notice.objects.update(state="failed")
    first = Notice.objects.earliest("id")
    client.post(here(endpoint, f"again/{first.pk}/"))
    carry_all()
    assert receiver.ids.count(first.message_id) == 2
    said = client.post(here(endpoint, "again/"), follow=True).content.decode()
    assert "2 go again now" in said
    carry_all()
    assert len(receiver.ids) == 6


def test_a_new_secret_is_shown_once_and_the_old_one_counts_for_a_day(client: Client, receiver):
    endpoint, old = told(receiver.url)
    secret = client.post(here(endpoint, "secret/")).context["secret"]
    assert secret not in client.get(here(endpoint)).content.decode()
    happen(1)
    carry_all()
    assert receiver.told(old) == receiver.told(secret)
    assert "webhook.rotated" in deeds()


def test_off_on_and_gone(client: Client, receiver):
    endpoint, _ = told(receiver.url)
    client.post(here(endpoint, "off/"))
    assert "is switched off" in client.get(here(endpoint)).content.decode()
    client.post(here(endpoint, "on/"))
    assert Endpoint.objects.get().off_why == ""
    client.post(here(endpoint, "remove/"))
    assert Endpoint.objects.count() == 0
    assert {"webhook.switched_off", "webhook.switched_on", "webhook.removed"} <= deeds()


def test_what_it_is_told_is_changed(client: Client):
    endpoint, _ = told("https://example.com/")
    asked = {"name": "Till", "url": "https://example.com/a", "events": ["order.refunded"]}
    assert client.post(here(endpoint), {**asked, "with_customers": "on"}).status_code == 302
    endpoint.refresh_from_db()
    assert (endpoint.name, endpoint.events, endpoint.with_customers) == ("Till", ["order.refunded"], True)
    refused = client.post(here(endpoint), {**asked, "url": "ftp://example.com"})
    assert "https://" in refused.content.decode()
    assert (
        "Choose at least one event" in client.post(here(endpoint), {**asked, "events": []}).content.decode()
    )


@pytest.mark.parametrize(("why", "says"), [("failing", "failed for five days"), ("gone", "is gone (410)")])
def test_an_end_by_itself_says_why_on_every_page(client: Client, why, says):
    endpoint, _ = told("https://example.com/")
    Endpoint.objects.update(off_why=why, off_at=clock.wall())
    assert says in client.get(here(endpoint)).content.decode()
    assert "is told nothing any more" in client.get("/settings/").content.decode()


def test_a_day_of_failure_is_said_on_every_page(client: Client):
    told("https://example.com/")
    Endpoint.objects.update(failing_since=clock.wall() - timedelta(hours=23))
    assert "have been failing" not in client.get("/settings/").content.decode()
    Endpoint.objects.update(failing_since=clock.wall() - timedelta(hours=25))
    assert "have been failing for more than a day" in client.get("/settings/").content.decode()


def test_what_is_not_there_is_not_found(client: Client):
    assert client.get("/settings/webhooks/41/").status_code == 404
    assert client.post("/settings/webhooks/41/remove/").status_code == 404

"""Can the owner tell another program what happens?"""

import pytest
from django.test import Client
from standardwebhooks import Webhook

from regulars.connectors.outgoing.courier import carry_all
from regulars.connectors.outgoing.models import Endpoint
from regulars.connectors.outgoing.pages.asked import LIKELY
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.connectors.outgoing.conftest import happen, told

HERE = "/settings/webhooks/"


def form(url: str, **more: object) -> dict[str, object]:
    return {"name": "Warehouse", "url": url, "events": ["order.placed", "order.cancelled"], **more}


def test_before_there_is_one_the_page_says_what_it_is_for(client: Client):
    body = client.get(HERE).content.decode()
    assert "No program is told yet" in body
    assert body.count("checked") == len(LIKELY)


def test_the_secret_is_shown_in_that_one_answer_and_verifies_what_comes(client: Client, receiver):
    name, secret = client.post(HERE, form(receiver.url)).context["made"]
    assert name == "Warehouse"
    assert secret not in client.get(HERE).content.decode()
    assert secret not in str(StaffAction.objects.get(action="webhook.added").detail)
    happen(1)
    carry_all()
    headers, body = receiver.calls[0]
    assert "customer_id" not in Webhook(secret).verify(body, headers)["data"]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"url": "nonsense"}, "Write an address like"),
        ({"url": "ftp://example.com/"}, "https://"),
        ({"events": []}, "Choose at least one event"),
        ({"events": ["order.eaten"]}, "Choose at least one event"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(client: Client, wrong, says):
    body = client.post(HERE, form(**{"url": "https://example.com/", **wrong})).content.decode()
    assert says in body
    assert Endpoint.objects.count() == 0


def test_the_twenty_first_is_refused_in_words(client: Client):
    for _ in range(20):
        told("https://example.com/")
    assert "twenty" in client.post(HERE, form("https://example.com/")).content.decode()


def test_only_the_owner_sees_them(database):
    marketer = client_of(member("Mara", role=Role.MARKETER))
    assert marketer.get(HERE).status_code == 403

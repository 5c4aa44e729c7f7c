"""The owner sets the SMS provider, sees what a text costs, and tries it."""

import pytest

from regulars.channels.texting import queries
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member

HTTP = {
    "host": "https://api.twilio.com", "user": "AC1", "password": "s3cret", "sender": "+37120000000",
    "price": "0.045", "closing": "Reply STOP",
}  # fmt: skip
SMSC = {
    "host": "smpp.telco.lv", "port": "3550", "security": "tls", "user": "amber", "password": "s3cret",
    "sender": "Amber", "price": "0.03", "lines": "2",
}  # fmt: skip


def page(client, path="/settings/sms/", **query):
    return client.get(path, query, follow=True).content.decode()


def test_the_owner_sets_a_provider_and_the_token_is_never_shown(shop, client):
    client.post("/settings/sms/", HTTP)
    assert (queries.account().user, queries.password()) == ("AC1", "s3cret")
    shown = page(client)
    assert 'value="+37120000000"' in shown
    assert "s3cret" not in shown
    assert StaffAction.objects.get(action="sms.set").detail == {"host": "https://api.twilio.com"}
    client.post("/settings/sms/", {**HTTP, "password": "", "price": "0.05"})
    assert (str(queries.account().price), queries.password()) == ("0.05", "s3cret")


def test_a_stored_token_goes_to_no_other_server(shop, client):
    client.post("/settings/sms/", HTTP)
    answer = client.post("/settings/sms/", {**HTTP, "host": "https://sms.evil.test", "password": ""})
    assert "Enter it again" in answer.content.decode()
    assert queries.account().host == "https://api.twilio.com"


def test_or_an_smsc_which_takes_its_place(shop, client):
    client.post("/settings/sms/", HTTP)
    assert "What you save here takes its place" in page(client, "/settings/sms/smsc/")
    client.post("/settings/sms/smsc/", SMSC)
    assert (queries.account().way, queries.account().lines) == ("smpp", 2)
    assert 'value="smpp.telco.lv"' in page(client, "/settings/sms/smsc/")


def test_what_cannot_be_used_is_said_beside_its_field(shop, client):
    long = client.post("/settings/sms/", {**HTTP, "sender": "Amber & Pine"}).content.decode()
    assert "at most eleven" in long
    plain = client.post("/settings/sms/", {**HTTP, "host": "ftp://x"}).content.decode()
    assert "begin with https://" in plain
    assert queries.account() is None


def test_the_cost_of_a_text_is_shown_before_it_is_sent(texting, client):
    """71 Cyrillic letters are two parts of 4.5 cents."""
    shown = page(client, text="ж" * 71)
    assert "2 parts in UCS-2" in shown
    assert "€0.09" in shown
    assert "1 part in GSM-7" in page(client, text="Hi")


def test_without_a_price_the_page_says_so(shop, client):
    assert "no price is set" in page(client, text="Hi")


def test_a_test_text_gets_through_or_says_why_not(texting, provider, client):
    answer = client.post("/settings/sms/test/", {"to": "+37126000001"}, follow=True).content.decode()
    assert "The provider took the text for +37126000001." in answer
    provider.answers = [(401, {"code": 20003, "message": "Authenticate"})]
    answer = client.post("/settings/sms/test/", {"to": "+37126000001"}, follow=True).content.decode()
    assert "refuses the account" in answer
    assert "20003" in answer
    answer = client.post("/settings/sms/test/", {"to": "nobody"}, follow=True).content.decode()
    assert "no telephone number" in answer


@pytest.mark.parametrize("role", [Role.MARKETER, Role.AGENT, Role.ANALYST])
def test_only_owners_see_it(role, shop):
    assert client_of(member("Sam", role=role)).get("/settings/sms/").status_code == 403

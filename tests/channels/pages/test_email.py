"""The owner sets the mail server, tries it, and says as whom the shop writes."""

import pytest

from regulars.business.models import Business
from regulars.business.models import Shop as ShopRow
from regulars.channels.email import CHANNEL
from regulars.channels.models import ChannelSetting, SenderIdentity
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member

SERVER = {
    "host": "smtp.amber.lv",
    "port": "587",
    "security": "starttls",
    "user": "laura",
    "password": "s3cret",
    "connections": "8",
}


def page(client, path="/settings/email/"):
    return client.get(path, follow=True).content.decode()


def test_the_owner_sets_the_server_and_the_password_is_never_shown(shop, client):
    client.post("/settings/email/", SERVER)
    assert CHANNEL.server().password == "s3cret"
    shown = page(client)
    assert 'value="smtp.amber.lv"' in shown
    assert "s3cret" not in shown
    assert StaffAction.objects.get(action="channel.set").detail == {"host": "smtp.amber.lv"}


def test_an_empty_password_leaves_the_stored_one(shop, client):
    client.post("/settings/email/", SERVER)
    client.post("/settings/email/", {**SERVER, "port": "2525", "password": ""})
    assert (CHANNEL.server().port, CHANNEL.server().password) == (2525, "s3cret")


def test_a_stored_password_goes_to_no_other_server(shop, client):
    client.post("/settings/email/", SERVER)
    answer = client.post("/settings/email/", {**SERVER, "host": "smtp.evil.test", "password": ""})
    assert "Enter it again" in answer.content.decode()
    assert (CHANNEL.server().host, CHANNEL.server().password) == ("smtp.amber.lv", "s3cret")


def test_without_a_user_there_is_no_password_left(shop, client):
    client.post("/settings/email/", SERVER)
    client.post("/settings/email/", {**SERVER, "user": "", "password": ""})
    assert ChannelSetting.objects.get().secret == ""


def test_a_sender_that_mail_servers_do_not_take_is_refused_and_said(mailing, client):
    answer = client.post("/settings/email/sender/", {"from_address": "veikals@dzintars-ž.lv"})
    assert "Latin letters alone" in answer.content.decode()
    assert SenderIdentity.objects.get().from_address == "shop@amber.test"


def test_how_many_connections_at_a_time_is_the_owners_to_say(shop, client):
    client.post("/settings/email/", SERVER)
    assert CHANNEL.most_lines() == 8
    ChannelSetting.objects.update(settings=ChannelSetting.objects.get().settings | {"timeout": 20})
    client.post("/settings/email/", {**SERVER, "password": "", "connections": "2"})
    assert (CHANNEL.most_lines(), CHANNEL.server().timeout) == (2, 20)
    assert 'name="connections" value="2"' in page(client)
    assert (
        "Ask your provider"
        in client.post("/settings/email/", {**SERVER, "connections": "0"}).content.decode()
    )
    assert CHANNEL.most_lines() == 2


def test_a_password_is_not_sent_in_the_clear(shop, client):
    answer = client.post("/settings/email/", {**SERVER, "security": "none"})
    assert "readable on its way" in answer.content.decode()
    assert not ChannelSetting.objects.exists()


def test_the_sender_is_set_and_each_shop_may_have_its_own(mailing, client):
    second = ShopRow.objects.create(name="Outlet", currency="EUR", time_zone="UTC")
    assert "as every shop" in page(client)
    client.post(
        f"/settings/email/sender/{second.pk}/", {"from_address": "outlet@amber.lv", "from_name": "Outlet"}
    )
    client.post("/settings/email/sender/", {"from_address": "shop@amber.lv", "signed_by": "Laura"})
    assert SenderIdentity.objects.get(shop_id=second.pk).from_address == "outlet@amber.lv"
    assert SenderIdentity.objects.get(shop_id=0).signed_by == "Laura"
    assert "outlet@amber.lv" in page(client)


def test_a_shop_that_is_none_has_no_sender(shop, client):
    assert client.get("/settings/email/sender/4711/").status_code == 404


def test_a_test_mail_says_that_it_got_through(mailing, mailbox, client):
    answer = client.post("/settings/email/test/", {"to": "laura@amber.test"}, follow=True)
    assert "The mail server took the mail for laura@amber.test." in answer.content.decode()
    assert mailbox.recipients() == {"laura@amber.test": 1}


def test_or_why_it_did_not(mailing, mailbox, client):
    mailbox.stop()
    answer = client.post("/settings/email/test/", {"to": "laura@amber.test"}, follow=True)
    assert "The mail server takes no connections." in answer.content.decode()
    answer = client.post("/settings/email/test/", {"to": "nobody"}, follow=True)
    assert "That is no address." in answer.content.decode()


def test_the_page_says_what_stands_in_the_way_and_what_is_held_back(shop, client, monkeypatch):
    assert "No e-mail server is set." in page(client)
    Business.objects.filter(pk=1).update(sandbox=True)
    assert "This is a demo store." in page(client)
    monkeypatch.setenv("REGULARS_MAIL_ONLY_TO", "me@amber.lv")
    assert "Messages go only to me@amber.lv" in page(client)


def test_the_limits_have_a_page(shop, client):
    client.post("/settings/limits/", {"per_week": "3", "quiet_from": "22", "quiet_until": "8"})
    assert 'value="3"' in page(client, "/settings/limits/")


@pytest.mark.parametrize("role", [Role.MARKETER, Role.AGENT, Role.ANALYST])
def test_only_owners_see_it(role, shop):
    assert client_of(member("Sam", role=role)).get("/settings/email/").status_code == 403

"""The owner says where bounces arrive, and the password is never shown."""

from regulars.channels.deliverability import queries
from regulars.channels.deliverability.models import MailboxPlace

HERE = "/settings/deliverability/mailbox/"
GIVEN = {
    "host": "imap.amber.lv", "port": "993", "security": "tls", "user": "bounces", "password": "s3cret",
    "folder": "INBOX",
}  # fmt: skip


def test_a_mailbox_is_set_changed_and_forgotten(shop, client):
    client.post(HERE, GIVEN)
    assert queries.account().password == "s3cret"
    assert "s3cret" not in client.get(HERE).content.decode()
    MailboxPlace.objects.create(name="bounces", uid_validity=1, last_uid=7)
    client.post(HERE, {**GIVEN, "password": "", "folder": "Bounces"})
    assert (queries.account().password, queries.account().folder) == ("s3cret", "Bounces")
    assert queries.place() is None  # another folder is read from its start
    assert "imap.amber.lv" in client.get("/settings/deliverability/").content.decode()
    client.post(f"{HERE}forget/")
    assert queries.account() is None


def test_a_stored_password_goes_to_no_other_server(shop, client):
    client.post(HERE, GIVEN)
    answer = client.post(HERE, {**GIVEN, "host": "imap.evil.test", "password": ""})
    assert "Enter it again" in answer.content.decode()
    assert (queries.account().host, queries.account().password) == ("imap.amber.lv", "s3cret")


def test_a_password_is_not_sent_in_the_clear(shop, client):
    answer = client.post(HERE, {**GIVEN, "security": "none"})
    assert "readable on its way" in answer.content.decode()
    assert queries.account() is None


def test_what_is_in_the_way_is_shown(shop, client):
    client.post(HERE, GIVEN)
    MailboxPlace.objects.create(name="bounces", problem="sign_in_refused", detail="AUTH")
    assert "user and password" in client.get("/settings/deliverability/").content.decode()

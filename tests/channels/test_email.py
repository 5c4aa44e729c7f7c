"""E-mail by the server that was set."""

from dataclasses import replace

import pytest

from regulars.channels import actions
from regulars.channels.channel import Accepted, Down, Rejected
from regulars.channels.deliverability.providers import PROVIDERS, Chosen, Secrets
from regulars.channels.email import CHANNEL, on_the_wire
from regulars.channels.models import ChannelSetting, SigningKey
from regulars.channels.smtp import Server
from tests.channels.cast import NOON
from tests.channels.test_channel import PARCEL

AMAZON = PROVIDERS["amazon_ses"]


def deliver(parcel=PARCEL):
    with CHANNEL.open() as line:
        return line.deliver(parcel)


def test_a_mail_arrives(mailing, mailbox):
    assert deliver() == Accepted("250 2.0.0 queued")
    assert mailbox.mail_to("ann@buyer.test")["Subject"] == "Hi"


def test_a_provider_by_smtp_names_the_mail_in_its_answer(mailing, mailbox, monkeypatch):
    server = CHANNEL.server()
    monkeypatch.setattr("regulars.channels.email.providers.chosen", lambda: Chosen(AMAZON, Secrets("a:b")))
    monkeypatch.setattr("regulars.channels.email.providers.smtp_server", lambda _provider: server)
    assert deliver() == Accepted("250 2.0.0 queued", "queued")  # Amazon's last word is its id


def test_the_password_is_not_in_the_database(shop):
    server = Server(host="smtp.amber.lv", port=587, security="starttls", user="laura", password="s3cret")
    actions.set_email_server(server, who=None, at=shop.at)
    row = ChannelSetting.objects.get()
    assert "s3cret" not in f"{row.settings} {row.secret}"
    assert CHANNEL.server() == server


def test_a_password_whose_keys_are_lost_is_a_trouble_that_is_named(mailing, key_file):
    ChannelSetting.objects.update(secret="1.sealed-elsewhere")
    answer = deliver()
    assert isinstance(answer, Down)
    assert answer.problem == "password_sealed"


def test_a_signing_key_that_nobody_can_open_is_a_trouble_that_is_named(mailing):
    SigningKey.objects.create(
        domain="amber.test", selector="r1", secret="1.sealed-elsewhere", made_at=NOON, published_at=NOON
    )
    answer = deliver()
    assert isinstance(answer, Down)
    assert answer.problem == "password_sealed"


@pytest.mark.parametrize(
    ("address", "wire"),
    [
        ("ann@buyer.lv", "ann@buyer.lv"),
        ("ann@bücher.lv", "ann@xn--bcher-kva.lv"),
        ("ann@straße.de", "ann@xn--strae-oqa.de"),
        ("ann@buyer..lv", ""),
        ("jānis@buyer.lv", ""),
        ("ann@" + "x" * 70 + ".lv", ""),
        ("a\r\nn@buyer.lv", ""),
        ("ann@buyer.lv\r\nDATA", ""),
        ("ann@buyer.lv> SIZE=1", ""),
        ("ann@buyer.lv\0", ""),
        ("a> NOTIFY=NEVER@buyer.lv", ""),
        ("ann, bo@buyer.lv", ""),
        ("a" * 65 + "@buyer.lv", ""),
        ("ann@" + "buyer." * 50 + "lv", ""),
        ("o'neil+soap@a_b.buyer.lv", "o'neil+soap@a_b.buyer.lv"),
    ],
)
def test_addresses_as_smtp_takes_them(address, wire):
    assert on_the_wire(address) == wire


def test_an_address_that_smtp_does_not_take_is_refused_alone(mailing):
    assert isinstance(deliver(replace(PARCEL, to="jānis@buyer.test")), Rejected)


@pytest.mark.parametrize(("host", "here"), [("127.0.0.1", True), ("smtp.amber.lv", False)])
def test_whether_mail_stays_on_this_machine(shop, host, here):
    actions.set_email_server(Server(host=host, port=25, security="none"), who=None, at=shop.at)
    assert CHANNEL.is_loopback() is here

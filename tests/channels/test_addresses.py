"""What people write to say by which server mail leaves, and as whom."""

import pytest

from regulars.channels.addresses import Unusable, checked, sender_of, server_of
from regulars.channels.channel import Sender
from regulars.channels.smtp import Server


@pytest.mark.parametrize(
    ("url", "port", "security"),
    [
        ("smtp://smtp.shop.lv", 587, "starttls"),
        ("smtp://smtp.shop.lv:2525", 2525, "starttls"),
        ("smtps://smtp.shop.lv", 465, "tls"),
        ("smtp://smtp.shop.lv:465", 465, "tls"),
        ("smtp://127.0.0.1:1025", 1025, "none"),
        ("smtp://localhost", 25, "none"),
        ("smtp://relay.shop.lv:25?security=none", 25, "none"),
        ("smtp://smtp.shop.lv?security=tls", 465, "tls"),
    ],
)
def test_the_way_to_a_server(url, port, security):
    server = server_of(url)
    assert (server.port, server.security, server.timeout) == (port, security, 300)


def test_user_and_password_may_hold_any_sign():
    server = server_of("smtp://laura%40amber.lv:p%3Ass%2Fw%40rd@smtp.amber.lv?timeout=20")
    assert (server.user, server.password, server.timeout) == ("laura@amber.lv", "p:ss/w@rd", 20)


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("smtp.shop.lv:587", "should look like smtp://"),
        ("https://smtp.shop.lv", "should look like smtp://"),
        ("smtp://", "should look like smtp://"),
        ("smtp://smtp.shop.lv:99999", "no address of a server"),
        ("smtp://smtp.shop.lv?security=ssl", "tls, starttls or none"),
        ("smtp://smtp.shop.lv?timeout=soon", "seconds from 1 to 600"),
        ("smtp://smtp.shop.lv?connections=51", "connections from 1 to 50"),
        ("smtp://u:p@smtp.shop.lv?security=none", "readable on its way to smtp.shop.lv"),
    ],
)
def test_what_can_not_be_used_says_what_would_do(url, complaint):
    with pytest.raises(Unusable, match=complaint):
        server_of(url)


def test_a_password_may_go_unencrypted_within_this_machine():
    server = Server(host="127.0.0.1", port=25, security="none", user="u", password="p")
    assert checked(server) == server


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("Amber & Pine <shop@amber.lv>", Sender(from_name="Amber & Pine", from_address="shop@amber.lv")),
        ("shop@amber.lv", Sender(from_name="", from_address="shop@amber.lv")),
        (
            '"Ziepes, sveces" <shop@amber.lv>',
            Sender(from_name="Ziepes, sveces", from_address="shop@amber.lv"),
        ),
    ],
)
def test_senders(text, sender):
    assert sender_of(text) == sender


@pytest.mark.parametrize("text", ["", "Amber & Pine", "shop@", "shop@amber", "veikals@ā.lv <>", "ā@amber.lv"])
def test_no_senders(text):
    with pytest.raises(Unusable):
        sender_of(text)

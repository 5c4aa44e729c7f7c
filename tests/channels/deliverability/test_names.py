"""A real resolver asks a real server, and tells 'there is none' from 'nobody answers'."""

import socket
from threading import Thread

import dns.flags
import dns.message
import dns.rcode
import dns.resolver
import dns.rrset
import pytest

from regulars.channels.deliverability import names
from regulars.channels.deliverability.names import Dns, Silent

RECORDS = {
    ("amber.test.", "TXT"): ['"v=DKIM1; p=MII" "BIj"', '"other"'],
    ("mail.amber.test.", "A"): ["192.0.2.7"],
    ("mail.amber.test.", "AAAA"): ["2001:db8::7"],
    ("7.2.0.192.in-addr.arpa.", "PTR"): ["Mail.Amber.test."],
}


@pytest.fixture
def resolver(monkeypatch):
    """A server on this machine that knows a few names and of others says that there are none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        door.bind(("127.0.0.1", 0))
        Thread(target=answer, args=[door], daemon=True).start()
        made = dns.resolver.Resolver(configure=False)
        made.nameservers, made.port = ["127.0.0.1"], door.getsockname()[1]
        monkeypatch.setattr(dns.resolver, "default_resolver", made)
        yield made


def answer(door: socket.socket) -> None:
    while True:
        try:
            asked, who = door.recvfrom(4096)
        except OSError:
            return
        message = dns.message.from_wire(asked)
        (question,) = message.question
        kind = dns.rdatatype.to_text(question.rdtype)
        reply = dns.message.make_response(message)
        known = RECORDS.get((question.name.to_text(), kind))
        if known:
            reply.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *known))
        elif question.name.to_text() not in {name for name, _kind in RECORDS}:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        door.sendto(reply.to_wire(), who)


def test_what_is_there_is_told_in_one_piece(resolver):
    assert set(Dns().texts("amber.test")) == {"v=DKIM1; p=MIIBIj", "other"}
    assert Dns().addresses("mail.amber.test") == ("192.0.2.7", "2001:db8::7")
    assert Dns().called("192.0.2.7") == ("mail.amber.test",)


def test_what_is_not_there_is_nothing(resolver):
    assert Dns().texts("nowhere.test") == ()
    assert Dns().texts("mail.amber.test") == ()
    assert Dns().called("192.0.2.8") == ()


def test_where_nobody_answers_nobody_knows(resolver, monkeypatch):
    monkeypatch.setattr(names, "SECONDS", 0.2)
    resolver.port = 1
    with pytest.raises(Silent):
        Dns().texts("amber.test")

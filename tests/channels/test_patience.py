"""A server is waited for as long as is right, and no longer."""

import socket
from threading import Event, Thread
from time import monotonic

import pytest

from regulars.channels import patience
from regulars.channels.channel import Down, Unsure
from regulars.channels.smtp import Connection, Server


@pytest.fixture
def silent():
    """A port where somebody listens who never says a word."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield Server(host="127.0.0.1", port=listening.getsockname()[1], security="none")


@pytest.fixture
def ended(monkeypatch):
    """The program's end, which a test can bring about."""
    end = Event()
    monkeypatch.setattr(patience, "_ended", end)
    monkeypatch.setattr(patience, "LOOK_SECONDS", 0.01)
    return end


def test_while_a_page_loads_nobody_waits_for_minutes(silent, monkeypatch):
    monkeypatch.setattr(patience, "FOR_A_PAGE_SECONDS", 0.05)
    began = monotonic()
    with patience.somebody_waits():
        said = Connection(silent).hand(b"Subject: x\r\n\r\nx\r\n", sender="a@b.test", to="c@d.test")
    assert isinstance(said, Down)
    assert said.problem == "no_answer_in_time"
    assert monotonic() - began < 2


def test_when_the_program_ends_nobody_waits_and_of_what_was_given_away_nobody_knows(ended, mailbox):
    said = []
    connection = Connection(Server(host="127.0.0.1", port=mailbox.port, security="none"))
    mail = (b"Subject: x\r\n\r\nx\r\n", "shop@shop.test", "hang.ann@buyer.test")
    handing = Thread(target=lambda: said.append(connection.hand(mail[0], sender=mail[1], to=mail[2])))
    handing.start()
    while not mailbox.taken():
        assert handing.is_alive()
    patience.hurry()
    assert ended.is_set()
    handing.join()
    assert isinstance(said[0], Unsure)


def test_an_ended_program_begins_nothing(ended, silent):
    patience.hurry()
    said = Connection(silent).hand(b"Subject: x\r\n\r\nx\r\n", sender="a@b.test", to="c@d.test")
    assert said.problem == "no_answer_in_time"

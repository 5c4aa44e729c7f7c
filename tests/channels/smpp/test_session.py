"""A connection to an SMSC, and how it ends."""

import socket
from threading import Thread

import pytest

from regulars.channels.smpp import pdu, session
from regulars.channels.smpp.session import Broken, NotBound, Session
from tests.channels.smpp.smsc import delivered


def bound(smsc, **more):
    given = {"tls": False, "system_id": "amber", "password": "s3cret", "system_type": "", **more}
    return Session(host="127.0.0.1", port=smsc.port, **given)


def test_what_an_smsc_kept_for_us_comes_at_once(smsc):
    smsc.waiting = [delivered(b"3712600000%d" % n, b"Hi") for n in range(3)]
    line = bound(smsc)
    line.listen(seconds=0.2)
    assert [came.source for _sequence, came in line.kept] == [f"3712600000{n}" for n in range(3)]
    line.acknowledge()
    line.close()
    assert smsc.unbound.wait(5)
    assert smsc.acknowledged == [500, 501, 502]


def test_who_is_not_let_in_hears_why(smsc):
    with pytest.raises(NotBound) as refused:
        bound(smsc, password="guessed")
    assert refused.value.status == 0x0E


def test_tls_to_who_speaks_none_is_no_connection(smsc, monkeypatch):
    monkeypatch.setattr(session, "CONNECT_SECONDS", 0.3)
    with pytest.raises(NotBound):
        bound(smsc, tls=True)


@pytest.mark.parametrize("said", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\0\0\0\1", b""])
def test_who_speaks_something_else_is_no_smsc(said):
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            line, _ = listening.accept()
            with line:
                line.recv(1000)
                line.sendall(said)

        thread = Thread(target=answer, daemon=True)
        thread.start()
        stranger = type("Stranger", (), {"port": listening.getsockname()[1]})
        with pytest.raises(NotBound):
            bound(stranger)
        thread.join(5)


def test_who_never_answers_is_waited_for_a_while_only(smsc, monkeypatch):
    line = bound(smsc)
    monkeypatch.setattr(session, "ANSWER_SECONDS", 0.05)
    with pytest.raises(Broken, match="time"):
        line.ask(0x7E)
    line.close()


def test_a_session_that_the_smsc_ends_is_over(smsc):
    smsc.waiting = [b"torn"]  # no deliver_sm
    line = bound(smsc)
    with pytest.raises(Broken):
        line.ask(
            pdu.SUBMIT_SM, pdu.submit_sm(source="A", to="1", text=b"x", data_coding=0, with_header=False)
        )
    line.close()

"""What a server says of one mail, of all of them, or of nothing at all is told apart."""

import datetime as dt
import socket
import threading
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from time import monotonic

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from regulars.channels.channel import Accepted, Down, Rejected, TryLater, Unsure
from regulars.channels.smtp import Connection, Envelope, Server, is_loopback
from tests.channels.mailbox import Mailbox

MAIL = b"Subject: Hello\r\n\r\n.\r\nA dot at the start of a line stays one.\r\n"


@pytest.fixture
def connection(mailbox):
    made = Connection(Server(host="127.0.0.1", port=mailbox.port, security="none", timeout=1))
    yield made
    made.close()


def hand(connection, to, *, sender="shop@shop.test"):
    return connection.hand(MAIL, sender=sender, to=to)


def test_what_the_server_takes_is_accepted_and_arrives_unchanged(connection, mailbox):
    assert hand(connection, "ann@buyer.test") == Accepted("250 2.0.0 queued")
    (mail,) = mailbox.taken()
    assert mail["content"].encode() == MAIL


def test_one_connection_serves_many(connection):
    hand(connection, "ann@buyer.test")
    first = connection.smtp
    assert hand(connection, "bo@buyer.test") == Accepted("250 2.0.0 queued")
    assert connection.smtp is first


def test_4xx_for_one_is_for_later_and_the_next_goes_on_the_same_line(connection):
    assert hand(connection, "later.bo@buyer.test") == TryLater("451 4.7.1 <…> greylisted, come back")
    assert isinstance(hand(connection, "ann@buyer.test"), Accepted)


def test_5xx_for_one_fails_that_one_alone(connection):
    assert hand(connection, "never.bo@buyer.test") == Rejected("550 5.1.1 <…> no such mailbox")
    assert hand(connection, "spam.cy@buyer.test") == Rejected("554 5.7.1 looks like spam")
    assert isinstance(hand(connection, "ann@buyer.test"), Accepted)


def test_a_refused_sender_concerns_everybody(connection):
    refused = Down("sender_refused", "550 5.7.1 sender … is not yours")
    assert hand(connection, "ann@buyer.test", sender="nobody@shop.test") == refused


def test_silence_after_the_final_dot_means_that_nobody_knows(connection):
    assert hand(connection, "hang.ann@buyer.test") == Unsure(
        "no_answer_in_time", "Connection unexpectedly closed: timed out"
    )


def test_a_line_that_drops_after_the_final_dot_means_that_nobody_knows(connection, mailbox):
    assert isinstance(hand(connection, "drop.ann@buyer.test"), Unsure)
    assert mailbox.recipients() == {"drop.ann@buyer.test": 1}
    assert isinstance(hand(connection, "bo@buyer.test"), Accepted)  # on a new line


def test_a_line_that_drops_before_the_mail_leaves_it_unsent(connection, mailbox):
    assert hand(connection, "gone.ann@buyer.test").problem == "connection_lost"
    assert mailbox.taken() == []


def test_a_server_that_went_away_in_between_is_called_again(connection, mailbox):
    assert isinstance(hand(connection, "ann@buyer.test"), Accepted)
    mailbox.stop()
    mailbox.start()
    assert isinstance(hand(connection, "bo@buyer.test"), Accepted)


def test_nobody_listens():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        server = Server(host="127.0.0.1", port=port, security="none", timeout=1)
        assert hand(Connection(server), "ann@buyer.test").problem == "connection_refused"


def test_nobody_answers():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        server = Server(host="127.0.0.1", port=silent.getsockname()[1], security="none", timeout=0.3)
        assert hand(Connection(server), "ann@buyer.test").problem == "no_answer_in_time"


def test_a_server_that_closes_at_once():
    with socket.socket() as rude:
        rude.bind(("127.0.0.1", 0))
        rude.listen()
        server = Server(host="127.0.0.1", port=rude.getsockname()[1], security="none", timeout=5)

        def close_at_once():
            line, _ = rude.accept()
            line.close()

        closing = threading.Thread(target=close_at_once)
        closing.start()
        assert hand(Connection(server), "ann@buyer.test").problem == "connection_lost"
        closing.join()


def test_a_server_that_is_closing_says_so_before_anything_is_lost():
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        server = Server(host="127.0.0.1", port=busy.getsockname()[1], security="none", timeout=5)

        def say():
            line, _ = busy.accept()
            line.sendall(b"421 4.3.2 too busy for mail of <x@y.test>\r\n")
            line.close()

        saying = threading.Thread(target=say)
        saying.start()
        assert hand(Connection(server), "ann@buyer.test") == Down(
            "server_refuses", "421 4.3.2 too busy for mail of <…>"
        )
        saying.join()


PIPELINING = b"250-mx.test\r\n250 PIPELINING\r\n"
GOOD = {"HELLO": b"220 mx.test\r\n", "EHLO": PIPELINING, "DATA": b"354 go on\r\n", "QUIT": b"221 bye\r\n"}


def serve(line, said):
    """Answer on a line, until it ends or there was a QUIT."""

    def to(word, otherwise=b"250 ok\r\n"):
        known = said.get(word, otherwise)
        return known.pop(0) if isinstance(known, list) else known

    with line, line.makefile("rb") as reading:
        line.sendall(said["HELLO"])
        for command in reading:
            word = command[:4].decode("ascii", "replace").strip().upper()
            line.sendall(answer := to(word))
            if word == "QUIT":
                return
            if word == "DATA" and answer.startswith(b"354"):
                while reading.readline() not in {b".\r\n", b""}:
                    pass
                line.sendall(to("dot", b"250 taken\r\n"))


@contextmanager
def answering(*, timeout=5.0, user="", password="", lines=1, **answers):
    """A connection to a server that answers each command with these bytes, else as a good one does.

    Of a list each answer is given once. lines: how many it takes, one after the other.
    """
    said = GOOD | answers

    def served():
        for _ in range(lines):
            with suppress(OSError):  # the other side has gone: what a test wants of it is what it said
                serve(listening.accept()[0], said)

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        serving = threading.Thread(target=served)
        serving.start()
        port = listening.getsockname()[1]
        server = {"host": "127.0.0.1", "port": port, "security": "none", "user": user, "password": password}
        made = Connection(Server(**server, timeout=timeout))
        yield made
        made.close()
        serving.join()


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (b"250 ok\r\n", Accepted("250 ok")),
        (b"200 fine\r\n", Accepted("200 fine")),
        (b"552 5.2.2 mailbox full\r\n", Rejected("552 5.2.2 mailbox full")),
        (b"421 4.3.2 closing\r\n", TryLater("421 4.3.2 closing")),
        (b"354 go on\r\n", Unsure("makes_no_sense", "354 go on")),
        (b"hello?\r\n", Unsure("makes_no_sense", "-1 o?")),
        (b"", Unsure("no_answer_in_time", "Connection unexpectedly closed: timed out")),
    ],
)
def test_only_a_clear_answer_to_the_final_dot_says_what_became_of_the_mail(said, outcome):
    with answering(dot=said, timeout=5 if said else 0.2) as connection:
        assert hand(connection, "ann@buyer.test") == outcome


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"HELLO": b""}, "no_answer_in_time"),
        ({"EHLO": b""}, "no_answer_in_time"),
        ({"MAIL": b""}, "no_answer_in_time"),
        ({"DATA": b""}, "no_answer_in_time"),  # the 354 never comes
        (
            {"HELLO": b"".join(b"554-%03d go away\r\n" % n for n in range(50_000)) + b"554 .\r\n"},
            "server_refuses",
        ),
        ({"HELLO": b"HTTP/1.1 400 Bad Request\r\n"}, "server_refuses"),
        ({"RCPT": b"250 ok\r\n250 ok\r\n"}, "makes_no_sense"),  # all that follows is out of step
        ({"DATA": b"250 ok\r\n"}, "makes_no_sense"),
        ({"RCPT": b"421 4.7.0 closing\r\n"}, "connection_lost"),
        ({"EHLO": b"250 mx.test\r\n", "MAIL": b"\0\xff\r\n"}, "connection_lost"),
    ],
)
def test_nonsense_and_silence_before_the_final_dot_cost_nobody_their_mail(said, problem):
    quiet = b"" in said.values()
    with answering(**said, timeout=0.2 if quiet else 5) as connection:
        outcome = hand(connection, "ann@buyer.test")
    assert isinstance(outcome, Down)
    assert outcome.problem == problem


@contextmanager
def dripping(before=b""):
    """A server that says a byte each hundredth of a second, and never comes to the end of it."""
    done = threading.Event()

    def drip():
        line, _ = listening.accept()
        with line:
            line.sendall(before)
            while not done.wait(0.01):
                try:
                    line.sendall(b"2")
                except OSError:
                    return

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        thread = threading.Thread(target=drip)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            done.set()
            thread.join()


@pytest.mark.parametrize(
    ("before", "outcome"),
    [
        (b"", Down),
        (b"220 mx.test\r\n250-mx.test\r\n250 PIPELINING\r\n250 ok\r\n", Down),
        (b"220 mx.test\r\n250-mx.test\r\n250 PIPELINING\r\n250 ok\r\n250 ok\r\n354 go on\r\n", Unsure),
    ],
)
def test_a_server_that_drips_is_left_at_the_deadline(before, outcome):
    with dripping(before) as port:
        said = hand(Connection(Server(host="127.0.0.1", port=port, security="none", timeout=0.2)), "a@b.test")
    assert isinstance(said, outcome)
    assert said.problem == "no_answer_in_time"


def test_after_the_final_dot_a_server_has_twice_as_long():
    with answering(dot=b"", timeout=0.4) as connection:
        began = monotonic()
        assert isinstance(hand(connection, "ann@buyer.test"), Unsure)
        assert 0.8 <= monotonic() - began < 3
    assert Server(host="", port=25, security="none").timeout == 300  # five minutes, and ten


ANN, BO, CY = (f"{name}@buyer.test" for name in ("ann", "bo", "cy"))


def hand_before(connection, to, coming):
    return connection.hand(MAIL, sender="shop@shop.test", to=to, coming=Envelope("shop@shop.test", coming))


def test_the_next_envelope_goes_along_with_a_mail_and_isnt_asked_again():
    with answering() as connection:
        assert hand_before(connection, ANN, BO) == Accepted("250 taken")
        assert connection.asked == Envelope("shop@shop.test", BO)
        assert hand_before(connection, BO, CY) == Accepted("250 taken")
        assert hand(connection, CY) == Accepted("250 taken")
        assert connection.asked is None


def test_a_server_that_answers_one_by_one_is_asked_one_by_one():
    with answering(EHLO=b"250 mx.test\r\n") as connection:
        assert hand_before(connection, ANN, BO) == Accepted("250 taken")
        assert connection.asked is None
        assert hand(connection, BO) == Accepted("250 taken")


def test_somebody_else_than_was_asked_for_never_gets_their_mail():
    """Bo was announced, and then it is Cy's turn: where Bo's mail is waited for, nothing is said."""
    with answering(lines=2) as connection:
        hand_before(connection, ANN, BO)
        announced = connection.smtp
        assert hand(connection, CY) == Accepted("250 taken")
        assert connection.smtp is not announced


def test_a_refusal_of_the_next_concerns_the_next():
    with answering(RCPT=b"550 5.1.1 no such mailbox\r\n") as connection:
        assert hand_before(connection, ANN, BO) == Rejected("550 5.1.1 no such mailbox")
    refusing = {"dot": b"554 5.7.1 looks like spam\r\n"}
    with answering(**refusing) as connection:
        assert hand_before(connection, ANN, BO) == Rejected("554 5.7.1 looks like spam")
        assert hand(connection, BO) == Rejected("554 5.7.1 looks like spam")


def test_a_line_where_a_mail_is_waited_for_ends_without_a_word():
    with answering() as connection:
        hand_before(connection, ANN, BO)
        connection.close()  # QUIT would be Bo's mail
        assert connection.smtp is None


OK, SEND, NOTHING = b"250 ok\r\n", b"354 go on\r\n", b""


@pytest.mark.parametrize(
    "second",
    [
        {"MAIL": b"452 4.5.3 enough mails on this line\r\n"},
        {"MAIL": b"421 4.3.2 closing\r\n", "RCPT": NOTHING, "DATA": NOTHING},  # and then it doesn't
        {"MAIL": b"503 what?\r\n", "RCPT": b"503 what?\r\n", "DATA": b"503 what?\r\n"},
        {"MAIL": OK + OK},  # all that follows is out of step
    ],
)
def test_a_line_that_takes_no_more_mails_is_no_trouble(second):
    good = {"MAIL": OK, "RCPT": OK, "DATA": SEND}
    said = {word: [answer, second.get(word, answer), answer] for word, answer in good.items()}
    with answering(**said, lines=2) as connection:
        began = monotonic()
        assert hand_before(connection, ANN, BO) == Accepted("250 taken")
        assert hand(connection, BO) == Accepted("250 taken")
        assert monotonic() - began < 3


def test_who_leaves_what_went_along_unanswered_isnt_asked_ahead_again():
    """And Bo, who may have said no while that was waited for, isn't written to without another look."""
    silent = {"MAIL": [OK, NOTHING, OK], "RCPT": [OK, NOTHING, OK], "DATA": [SEND, NOTHING, SEND]}
    with answering(**silent, timeout=0.3, lines=2) as connection:
        assert hand_before(connection, ANN, BO) == Accepted("250 taken")
        assert hand(connection, BO) == Down("no_answer_in_time", "Connection unexpectedly closed: timed out")
        assert hand_before(connection, BO, CY) == Accepted("250 taken")
        assert connection.asked is None


def test_what_smtp_cannot_say_leaves_no_half_mail_on_the_line():
    with answering(lines=2) as connection:
        coming = Envelope("šops@shop.test", BO)
        assert isinstance(connection.hand(MAIL, sender="a@shop.test", to=ANN, coming=coming), Down)
        assert connection.smtp is None
        assert hand(connection, ANN) == Accepted("250 taken")


def test_a_password_that_smtplib_cannot_say_is_named_as_such():
    with answering(EHLO=b"250-mx.test\r\n250 AUTH PLAIN\r\n", user="laura", password="pārole") as connection:
        assert hand(connection, "ann@buyer.test").problem == "sign_in_refused"


def test_a_host_whose_name_cannot_be_one():
    server = Server(host="smtp..example.com", port=25, security="none", timeout=5)
    assert hand(Connection(server), "ann@buyer.test").problem == "unknown_host"


def test_a_host_that_is_nowhere():
    server = Server(host="no-such-host.invalid", port=25, security="none", timeout=5)
    assert hand(Connection(server), "ann@buyer.test").problem == "unknown_host"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A key and a certificate for 127.0.0.1 that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mx.test")])
    address = x509.IPAddress(ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2120, 1, 1, tzinfo=dt.UTC))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("certificate")
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return folder


@pytest.mark.parametrize(("security", "more"), [("starttls", ()), ("tls", ("--implicit",))])
def test_encrypted_and_signed_in(security, more, certificate, tmp_path, monkeypatch):
    files = ("--cert", str(certificate / "cert.pem"), "--key", str(certificate / "key.pem"))
    box = Mailbox(tmp_path, ("--user", "shop", "--password", "s3cret", *files, *more)).start()
    server = {"host": "127.0.0.1", "port": box.port, "security": security, "timeout": 5, "user": "shop"}
    try:
        unknown = hand(Connection(Server(**server, password="s3cret")), "ann@buyer.test")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
        wrong = hand(Connection(Server(**server, password="guess")), "ann@buyer.test")
        right = hand(Connection(Server(**server, password="s3cret")), "ann@buyer.test")
    finally:
        box.stop()
    assert (unknown.problem, wrong.problem) == ("not_secure", "sign_in_refused")
    assert isinstance(right, Accepted)


def test_a_server_without_encryption_gets_no_password(mailbox):
    server = Server(host="127.0.0.1", port=mailbox.port, security="starttls", user="shop", password="s3cret")
    assert hand(Connection(server), "ann@buyer.test") == Down("not_supported", "STARTTLS")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "127.8.8.8", "::1"])
def test_this_very_machine(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["smtp.example.com", "localhost.example.com", "192.168.0.1", ""])
def test_not_this_machine(host):
    assert not is_loopback(host)

"""Does what is sent reach the other side as it is, and nothing else?"""

import socket
import ssl
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Thread

import pytest
import urllib3
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from regulars import clock
from regulars.host.connection import free_port
from regulars.web.outward import call
from regulars.web.outward.address import Target
from regulars.web.outward.call import Line
from tests.web.outward.receiver import receiving


def post(url: str, **headers: str):
    with closing(Line(url)) as line:
        return line.post('{"type":"order.placed"}', {"webhook-id": "msg_1_2", **headers})


def test_what_is_sent_arrives_with_its_headers(receiver):
    answer = post(receiver.url)
    (headers, body) = receiver.calls[0]
    assert (answer.status, answer.response, answer.is_yes) == (200, "hello", True)
    assert body == b'{"type":"order.placed"}'
    assert headers["host"] == receiver.url.split("/")[2]
    assert (headers["webhook-id"], headers["content-type"]) == ("msg_1_2", "application/json")
    assert headers["user-agent"].startswith("Regulars/")


def test_the_connection_is_kept_between_notices(receiver):
    with closing(Line(receiver.url)) as line:
        assert [line.post("{}", {"webhook-id": str(n)}).status for n in range(3)] == [200, 200, 200]
        assert line._open
        assert line._open[1].num_connections == 1


def test_another_path_of_the_same_server_is_called_on_the_same_connection(receiver):
    with closing(Line(receiver.url)) as line:
        assert [line.post("{}", {}, path=path).status for path in ("/a?b=1", "/c")] == [200, 200]
        assert line._open
        assert line._open[1].num_connections == 1


def test_a_redirect_is_not_followed(receiver):
    with receiving(lambda n: (302, {"Location": receiver.url})) as redirecting:
        assert post(redirecting.url).status == 302
    assert receiver.calls == []


def test_who_asks_to_be_left_alone_is_heard():
    with receiving(lambda n: (429, {"Retry-After": "120"})) as busy:
        assert post(busy.url).again_after == timedelta(minutes=2)
    with receiving(lambda n: (503, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"})) as busy:
        assert post(busy.url).again_after is None


def test_nobody_there_is_an_answer_too():
    answer = post(f"http://127.0.0.1:{free_port()}/")
    assert (answer.status, answer.is_yes, answer.left) == (None, False, False)
    assert "refused" in answer.response.lower()


def test_who_does_not_answer_is_waited_for_a_while_only(receiver, monkeypatch):
    monkeypatch.setattr(call, "TIMEOUT", urllib3.Timeout(connect=1, read=0.05))
    receiver.held.set()
    answer = post(receiver.url)
    assert (answer.status, answer.left) == (None, True)  # it may have been taken


def test_an_address_that_may_not_be_called_is_not(settings, receiver):
    settings.BASE_URL = "https://regulars.candles.example"
    answer = post(receiver.url)
    assert (answer.status, answer.left, receiver.calls) == (None, False, [])
    assert "https" in answer.response


def test_of_a_long_answer_only_the_beginning_is_read():
    with receiving(lambda n: (500, {"Content-Length": "100000000"})) as endless:
        answer = post(endless.url)
    assert (answer.status, len(answer.response) <= 1_000) == (500, True)


def test_an_answer_is_read_as_it_came_packed_or_not():
    with receiving(lambda n: (200, {"Content-Encoding": "gzip"})) as packed:  # and its body isn't
        assert post(packed.url).is_yes


def test_who_drips_an_answer_is_waited_for_a_while_only(monkeypatch):
    monkeypatch.setattr(call, "HEAD_SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=drip, args=[listening], daemon=True)
        thread.start()
        answer = post(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        thread.join(10)
    assert (answer.took_ms < 5_000, thread.is_alive()) == (True, False)


def drip(listening: socket.socket) -> None:
    """Answer a head without an end, a byte every hundredth of a second, as long as somebody listens."""
    caller, _ = listening.accept()
    with caller, suppress(OSError):
        caller.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        while not Event().wait(0.01):
            caller.sendall(b"y")


@contextmanager
def tls_server(folder: Path, *, name: str):
    """A server at a loopback port whose certificate, signed by itself, is for a name."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    begun = clock.wall() - timedelta(days=1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begun)
        .not_valid_after(begun + timedelta(days=3))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            plain, _ = listening.accept()
            try:
                with context.wrap_socket(plain, server_side=True) as safe:
                    came = b""
                    while b"placed" not in came and (more := safe.recv(65_536)):
                        came += more
                    safe.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
            except OSError:
                plain.close()

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1], file
        thread.join(10)


@pytest.mark.parametrize(("asked", "status"), [("hooks.example.com", 204), ("other.example.com", None)])
def test_the_certificate_has_to_be_of_the_name_though_the_address_is_called(
    asked, status, tmp_path, monkeypatch
):
    with tls_server(tmp_path, name="hooks.example.com") as (port, trusted):
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        pinned = Target("https", asked, port, "/", str(ip_address("127.0.0.1")))
        monkeypatch.setattr(call, "target", lambda url: pinned)
        answer = post(f"https://{asked}/")
    assert answer.status == status
    assert answer.left is (status is not None)
    assert status or "certificate" in answer.response.lower() or "match" in answer.response.lower()

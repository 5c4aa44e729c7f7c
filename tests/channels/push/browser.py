"""A browser that subscribed, and the push service that keeps its messages, on this machine.

What arrives is decrypted here by RFC 8188 and RFC 8291 as they are written, apart from the library that
encrypted it, and the sender's token is checked by RFC 8292.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()


def b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@dataclass
class Browser:
    """Its own keys, and the address at the push service by which it is reached."""

    endpoint: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(CURVE))
    secret: bytes = bytes(range(16))

    @property
    def value(self) -> str:
        return f"{self.endpoint} {b64(point(self.key.public_key()))} {b64(self.secret)}"

    def as_json(self) -> dict[str, Any]:
        """As `PushSubscription.toJSON()` says it."""
        keys = {"p256dh": b64(point(self.key.public_key())), "auth": b64(self.secret)}
        return {"endpoint": self.endpoint, "expirationTime": None, "keys": keys}

    def reads(self, body: bytes) -> bytes:
        """RFC 8291, 3.4, and RFC 8188, 2."""
        salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        sender, record = body[21 : 21 + length], body[21 + length :]
        assert (length, len(record) <= size) == (65, True)
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender)
        shared = self.key.exchange(ec.ECDH(), theirs)
        info = b"WebPush: info\0" + point(self.key.public_key()) + sender
        ikm = derived(shared, salt=self.secret, info=info, length=32)
        key = derived(ikm, salt=salt, info=b"Content-Encoding: aes128gcm\0", length=16)
        nonce = derived(ikm, salt=salt, info=b"Content-Encoding: nonce\0", length=12)
        said, end = AESGCM(key).decrypt(nonce, record, None).rsplit(b"\x02", 1)
        assert not end.strip(b"\0")
        return said


def derived(secret: bytes, *, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)


def claims(authorization: str, *, public_key: str) -> dict[str, Any]:
    """What a sender's token says, its signature checked. Raises InvalidSignature."""
    scheme, _, rest = authorization.partition(" ")
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    assert (scheme, parts["k"]) == ("vapid", public_key)
    signed, _, signature = parts["t"].rpartition(".")
    head, _, body = signed.partition(".")
    assert json.loads(raw(head)) == {"typ": "JWT", "alg": "ES256"}
    both = raw(signature)
    der = encode_dss_signature(int.from_bytes(both[:32], "big"), int.from_bytes(both[32:], "big"))
    known = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, raw(public_key))
    known.verify(der, signed.encode(), ec.ECDSA(SHA256()))
    return json.loads(raw(body))


@dataclass
class Call:
    path: str
    headers: dict[str, str]
    body: bytes


class PushService:
    """What was left with it, in order. answers: status and headers of the next ones; then it takes all.

    hangs_up: take the next call in and close without an answer.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.answers: list[tuple[int, dict[str, str]]] = []
        self.hangs_up = False
        self.url = ""

    def browser(self, name: str) -> Browser:
        return Browser(f"{self.url}/push/{name}?v=1")


@contextmanager
def serving() -> Iterator[PushService]:
    known = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            known.calls.append(Call(self.path, dict(self.headers.items()), body))
            if known.hangs_up:
                self.close_connection = True
                return
            status, headers = known.answers.pop(0) if known.answers else (201, {})
            self.send_response(status)
            for name, value in {"Content-Length": "0", "Location": f"{known.url}/m/1", **headers}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield known
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)

"""Did a Saleor send this body? Both ways of signing, and what forgers would try."""

import json
from base64 import urlsafe_b64encode
from hashlib import sha256
from hmac import digest

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

from regulars.connectors.saleor.signing import is_signed

BODY = b'[{"type": "Order", "id": "T3JkZXI6MQ=="}]'
SHOPS, FORGERS = (generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))


def plain(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def jwks(key=SHOPS, *, kid="1") -> str:
    """The document under /.well-known/jwks.json."""
    numbers = key.public_key().public_numbers()
    n, e = (plain(each.to_bytes(-(-each.bit_length() // 8))) for each in (numbers.n, numbers.e))
    return json.dumps({"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": kid, "n": n, "e": e}]})


def jws(body: bytes = BODY, *, key=SHOPS, **other) -> str:
    """A detached signature as Saleor makes it: the body is signed as it is."""
    said = {"alg": "RS256", "b64": False, "crit": ["b64"], "kid": "1", "typ": "JWT"} | other
    head = plain(json.dumps(said).encode())
    signed = head.encode() + b"." + (plain(body).encode() if said["b64"] else body)
    return f"{head}..{plain(key.sign(signed, PKCS1v15(), SHA256()))}"


def hexed(body: bytes = BODY, *, secret: str) -> str:
    return digest(secret.encode(), body, sha256).hex()


def test_a_secret_key_signs_in_hex():
    assert is_signed(BODY, given=hexed(secret="s3cret"), secret="s3cret")
    assert not is_signed(BODY + b" ", given=hexed(secret="s3cret"), secret="s3cret")
    assert not is_signed(BODY, given=hexed(secret="other"), secret="s3cret")


@pytest.mark.parametrize("b64", [False, True])
def test_the_shops_own_key_signs_detached(b64):
    assert is_signed(BODY, given=jws(b64=b64), secret=jwks())
    assert not is_signed(BODY + b" ", given=jws(b64=b64), secret=jwks())


def test_another_key_or_another_shops_document_proves_nothing():
    assert not is_signed(BODY, given=jws(key=FORGERS), secret=jwks())
    assert not is_signed(BODY, given=jws(), secret=jwks(FORGERS))
    assert not is_signed(BODY, given=jws(kid="2"), secret=jwks())


def test_a_key_that_all_may_read_signs_nothing_by_itself():
    public = jwks()
    assert not is_signed(BODY, given=hexed(secret=public), secret=public)


@pytest.mark.parametrize(
    "given",
    ["", ".", "..", "...", "a..b", "š..š", jws(alg="none"), jws(alg="HS256"), "e30..e30", "x" * 20_000,
     jws().replace("..", "."), jws() + "!", jws().partition("..")[0] + ".."],
)  # fmt: skip
def test_what_is_no_signature_is_none(given):
    assert not is_signed(BODY, given=given, secret=jwks())


@pytest.mark.parametrize(
    "secret",
    ["", '{"keys": []}', '{"keys": [{"n": "", "e": ""}]}', '{"keys": [{"n": "!", "e": "AQAB"}]}',
     '{"keys": [{"n": "AQAB", "e": "AQAB", "kty": "EC"}]}'],
)  # fmt: skip
def test_without_a_key_nothing_is_signed(secret):
    assert not is_signed(BODY, given=jws(), secret=secret)
    assert not is_signed(BODY, given=hexed(secret=secret), secret=secret)

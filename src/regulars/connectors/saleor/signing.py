"""Did a Saleor send this body?

https://docs.saleor.io/developer/extending/webhooks/payload-signature: a webhook that has a secret key is
signed with it, by HMAC-SHA256 in hex. One that has none bears a detached JSON Web Signature (RFC 7515,
appendix F; RFC 7797), made with the shop's own RSA key; the keys to check it stand under
/.well-known/jwks.json. So our secret is either that key, or that document.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import sha256

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.hashes import SHA256

LONGEST = 10_000


class Key(msgspec.Struct, frozen=True):
    """A public key of RSA. n, e: numbers in Base64 for addresses."""

    n: str
    e: str
    kty: str = "RSA"
    kid: str = ""


class KeySet(msgspec.Struct, frozen=True):
    keys: tuple[Key, ...]


class Head(msgspec.Struct, frozen=True):
    """b64: whether the body is signed as Base64, or as it is."""

    alg: str
    kid: str = ""
    b64: bool = True


def is_signed(body: bytes, *, given: str, secret: str) -> bool:
    """Whether the signature fits the body. A document of public keys, which all may read, is no HMAC key."""
    if not secret or len(given) > LONGEST:
        return False
    if keys := keys_of(secret):
        return is_proven(body, given=given, keys=keys)
    made = hmac.digest(secret.encode(), body, sha256).hex()
    return hmac.compare_digest(made.encode(), given.encode())


def keys_of(secret: str) -> KeySet | None:
    """The shop's public keys, where the secret is the document that holds them."""
    try:
        return msgspec.json.decode(secret, type=KeySet)
    except (msgspec.DecodeError, RecursionError):
        return None


def is_proven(body: bytes, *, given: str, keys: KeySet) -> bool:
    """Whether a detached signature, `head..signature`, was made by one of these keys."""
    head, _, rest = given.partition(".")
    try:
        said = msgspec.json.decode(plain(head), type=Head)
        proof = plain(rest.removeprefix("."))
    except (msgspec.DecodeError, Error, ValueError):
        return False
    if said.alg != "RS256" or not rest.startswith("."):
        return False
    signed = head.encode() + b"." + (urlsafe_b64encode(body).rstrip(b"=") if said.b64 else body)
    return any(fits(key, proof=proof, signed=signed) for key in keys.keys if said.kid in {"", key.kid})


def fits(key: Key, *, proof: bytes, signed: bytes) -> bool:
    if key.kty != "RSA":
        return False
    try:
        numbers = RSAPublicNumbers(*(int.from_bytes(plain(each)) for each in (key.e, key.n)))
        numbers.public_key().verify(proof, signed, PKCS1v15(), SHA256())
    except (InvalidSignature, Error, ValueError):
        return False
    return True


def plain(text: str) -> bytes:
    """What a Base64 for addresses, without its padding, says."""
    return urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))

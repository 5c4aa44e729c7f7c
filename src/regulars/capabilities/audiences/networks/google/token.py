"""How does Google come to trust us for an hour?

By the key of a service account, as a signed statement (RFC 7523), or by a person's refresh token (RFC 6749,
section 6); both as Google's own tools write them into a file. The address is fixed: a key file could name
any other.
"""

from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from urllib.parse import urlencode

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from regulars.capabilities.audiences.networks.network import NetworkRefused
from regulars.connectors.exchange import Dialogue, Request

TOKENS = "https://oauth2.googleapis.com/token"
SCOPE = "https://www.googleapis.com/auth/datamanager"
BY_STATEMENT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
LASTS = timedelta(hours=1)


class NoKey(ValueError):
    """This isn't the key of a service account, nor a refresh token with its client."""


class ServiceAccount(msgspec.Struct, frozen=True, tag_field="type", tag="service_account"):
    """A program's own account."""

    client_email: str
    private_key: str
    private_key_id: str = ""


class Refresh(msgspec.Struct, frozen=True, tag_field="type", tag="authorized_user"):
    """A person's leave."""

    client_id: str
    client_secret: str
    refresh_token: str


def key_of(text: str) -> ServiceAccount | Refresh:
    """The key that a file of Google's holds. Raises NoKey."""
    try:
        found = msgspec.json.decode(text, type=ServiceAccount | Refresh)
    except (msgspec.MsgspecError, UnicodeError):
        raise NoKey(NoKey.__doc__) from None
    if isinstance(found, ServiceAccount):
        _private(found)
    return found


def token(text: str, *, address: str, at: datetime) -> Dialogue[str]:
    """A token for the Data Manager API. Raises NetworkRefused."""
    try:
        body = grant(key_of(text), at=at)
    except NoKey:
        raise NetworkRefused("token_ended", "") from None
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = yield Request(url=address, method="POST", headers=headers, body=urlencode(body).encode())
    try:
        found = msgspec.json.decode(answer.body, type=dict[str, object])
    except msgspec.MsgspecError:
        raise NetworkRefused("unreadable", f"HTTP {answer.status}") from None
    if answer.status != 200 or not isinstance(given := found.get("access_token"), str):
        raise NetworkRefused("token_ended", str(found.get("error_description") or found.get("error") or ""))
    return given


def grant(key: ServiceAccount | Refresh, *, at: datetime) -> dict[str, str]:
    """What is sent to Google for a token. Raises NoKey."""
    if isinstance(key, Refresh):
        return {"grant_type": "refresh_token", **msgspec.structs.asdict(key)}
    return {"grant_type": BY_STATEMENT, "assertion": statement(key, at=at)}


def statement(key: ServiceAccount, *, at: datetime) -> str:
    """A JSON Web Token under RS256 (RFC 7519, RFC 7518 section 3.3). Raises NoKey."""
    head = {"alg": "RS256", "typ": "JWT", "kid": key.private_key_id}
    now = int(at.timestamp())
    until = now + int(LASTS.total_seconds())
    claims = {"iss": key.client_email, "scope": SCOPE, "aud": TOKENS, "iat": now, "exp": until}
    signed = f"{_text(msgspec.json.encode(head))}.{_text(msgspec.json.encode(claims))}"
    signature = _private(key).sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    return f"{signed}.{_text(signature)}"


def _private(key: ServiceAccount) -> rsa.RSAPrivateKey:
    try:
        found = serialization.load_pem_private_key(key.private_key.encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise NoKey(NoKey.__doc__) from None
    if not isinstance(found, rsa.RSAPrivateKey):
        raise NoKey(NoKey.__doc__)
    return found


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()

"""Who sends: which tracker of which shop, and may what it says be trusted?"""

from base64 import b64decode
from binascii import Error as NoBase64
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest

from django.http import HttpRequest

from regulars.connectors.carriers.carrier import carriers
from regulars.sql import Statement, statement
from regulars.web.keys import USE_NOTED_EVERY, KeyMissing, KeyUnknown, digest

SENDER = statement(__file__, "sender", prepared=True)
NOTE = Statement("UPDATE write_key SET last_used_at = %(at)s WHERE id = %(id)s")


class NoWriteKey(KeyMissing):
    """No write key: send it as the user name of Basic authentication, or as `writeKey` in the body."""


class NotAWriteKey(KeyUnknown):
    """This write key is unknown or was ended."""


@dataclass(frozen=True, slots=True)
class Sender:
    """A tracker by its write key.

    is_trusted: it is one of the shop's servers, with a secret key; else anybody can have read its key off
    the shop's page. shop_tells: the shop itself tells of its orders, so that trackers' orders are no facts.
    proof_secret: sealed, see `proof.py`.
    """

    key_id: int
    key_name: str
    is_trusted: bool
    shop_id: int
    country: str
    currency: str
    shop_tells: bool
    proof_secret: str


def sender(key: str, *, at: datetime) -> Sender:
    """Whose key this is. at: of the machine's clock. Raises NoWriteKey, NotAWriteKey."""
    if not key:
        raise NoWriteKey(NoWriteKey.__doc__)
    carried = [carrier.kind for carrier in carriers()]
    is_one = key.isascii() and "\0" not in key
    rows = SENDER.rows(handle=handle_of(key), carriers=carried) if is_one else []
    if not rows or not compare_digest(bytes(rows[0][3]), digest(key)):
        raise NotAWriteKey(NotAWriteKey.__doc__)
    key_id, name, kind, _, used_at, shop_id, country, currency, shop_tells, proof_secret = rows[0]
    if used_at is None or at - used_at > USE_NOTED_EVERY:
        NOTE.run(id=key_id, at=at)
    return Sender(key_id, name, kind == "server", shop_id, country, currency, shop_tells, proof_secret)


def key_of(request: HttpRequest) -> str:
    """The write key in a call's head: the user name of Basic authentication; '' where there is none."""
    kind, _, told = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    if kind.lower() != "basic":
        return ""
    try:
        return b64decode(told, validate=True).decode().partition(":")[0]
    except (NoBase64, ValueError):
        return ""


def handle_of(key: str) -> str:
    """The part of a key by which it is found: `rgs_<10 digits>` of a server's, all of a browser's."""
    return "_".join(key.split("_", 2)[:2])

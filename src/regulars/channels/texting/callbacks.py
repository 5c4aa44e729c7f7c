"""What does Twilio tell us of texts, and is it really Twilio?

Status callbacks say what became of a text, incoming messages what somebody answered. Both are signed:
https://www.twilio.com/docs/usage/security.
"""

import hmac
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from regulars.channels.deliverability.receipts import Receipt

Form = Mapping[str, Sequence[str]]
KINDS = {"delivered": "delivered", "read": "delivered", "undelivered": "bounced", "failed": "bounced"}
GONE = frozenset({"21211", "21214", "21217", "21614", "30005", "30006"})
"""Error codes of numbers that nobody has, or that take no texts; all others may pass."""
LEFT = "21610"
"""They told the provider to stop."""
DEFAULT_PORTS = {"https": 443, "http": 80}


def is_signed(url: str, form: Form, *, signature: str, token: str) -> bool:
    """Whether the account's owner signed this; url: as the provider called it, with or without the port."""
    made = (signature_of(each, form, token=token) for each in _ways_to_write(url))
    return bool(token) and any(hmac.compare_digest(signature.encode(), each.encode()) for each in made)


def signature_of(url: str, form: Form, *, token: str) -> str:
    """The address and every name with its values, by name: HMAC-SHA1 under the account's token, base64."""
    said = "".join(name + value for name in sorted(form) for value in sorted(set(form[name])))
    return b64encode(hmac.digest(token.encode(), (url + said).encode(), "sha1")).decode()


def receipt_of(form: Form, *, key: str, at: datetime) -> Receipt | None:
    """What became of a text of ours; None of a step on the way. key: of the send, from the address called."""
    kind, code = KINDS.get(_one(form, "MessageStatus")), _one(form, "ErrorCode")
    if kind is None:
        return None
    return Receipt(
        kind="unsubscribed" if code == LEFT else "delivered" if kind == "delivered" else "bounced",
        occurred_at=at,
        message_id=f"{key}@sms",
        provider_id=_one(form, "MessageSid"),
        permanent=code in GONE,
        detail=code,
    )


def _one(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "")


def _ways_to_write(url: str) -> set[str]:
    """An address with its port and without, where it is the usual one: providers differ."""
    parts = urlsplit(url)
    port = DEFAULT_PORTS.get(parts.scheme)
    if parts.port not in {None, port}:
        return {url}
    host = parts.hostname or ""
    named = f"[{host}]" if ":" in host else host
    return {url, parts._replace(netloc=named).geturl(), parts._replace(netloc=f"{named}:{port}").geturl()}

"""What does a provider's webhook tell, and is it the provider who tells it?

Who proves it by a signature shows it in a header or the body; who has none signs in with a user and a
password that were made up here. Nothing is believed before.
"""

import hmac
import json
import warnings
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from anymail.exceptions import AnymailError, AnymailWebhookValidationFailure
from anymail.signals import AnymailTrackingEvent
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from regulars.channels.deliverability import amazon
from regulars.channels.deliverability.api_line import KEY
from regulars.channels.deliverability.providers import Chosen, parser_of
from regulars.channels.deliverability.receipts import Kind, Receipt, key_of
from regulars.channels.replies import told

USER = "regulars"
FRESH = timedelta(minutes=10)
TOLD_AGAIN = timedelta(days=1)
"""Mailgun tells for eight hours what wasn't taken. It signs its moment alone, which mustn't be older."""


class NotProven(Exception):
    """Nothing shows that the provider sent this."""


class Unreadable(ValueError):
    """This isn't what the provider sends."""


def receipts_of(request: HttpRequest, *, of: Chosen, at: datetime) -> list[Receipt]:
    """What the provider tells. Raises NotProven, Unreadable."""
    if not of.secrets.receipts:
        raise NotProven("no secret is set for what the provider tells")
    if of.provider.proof == "basic" and not signed_in(request, password=of.secrets.receipts):
        raise NotProven("user and password are missing or wrong")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library warns of what is done here by ourselves
            events = _events(request, of=of, at=at)
            return [receipt for event in events for receipt in _receipt(event, of=of, at=at)]
    except AnymailWebhookValidationFailure as error:
        raise NotProven(str(error)) from error
    except (AnymailError, ValueError, KeyError, TypeError, AttributeError, LookupError) as error:
        raise Unreadable(type(error).__name__) from error


def signed_in(request: HttpRequest, *, password: str) -> bool:
    """Whether the request carries our user and this password (RFC 7617)."""
    kind, _, credentials = request.headers.get("Authorization", "").partition(" ")
    try:
        said = b64decode(credentials, validate=True).decode()
    except (NotBase64, ValueError):
        return False
    return kind.casefold() == "basic" and constant_time_compare(said, f"{USER}:{password}")


def _events(request: HttpRequest, *, of: Chosen, at: datetime) -> list[AnymailTrackingEvent]:
    """As the library reads them; two whose signature it can't check without libraries of theirs."""
    match of.provider.name:
        case "resend":
            return _resend(request, of=of, at=at)
        case "amazon_ses":
            return _amazon(request)
        case _:
            return _by_the_library(request, of=of, at=at)


def _by_the_library(request: HttpRequest, *, of: Chosen, at: datetime) -> list[AnymailTrackingEvent]:
    proof = {of.provider.signing_key: of.secrets.receipts} if of.provider.signing_key else {}
    view = parser_of(of.provider.name).as_view(**proof).view_class(**proof)
    view.run_validators(request)
    if of.provider.name == "mailgun":
        moment = float(json.loads(request.body)["signature"]["timestamp"])
        if abs(at.timestamp() - moment) > TOLD_AGAIN.total_seconds():
            raise AnymailWebhookValidationFailure("it was signed too long ago")
    found: list[AnymailTrackingEvent] = view.parse_events(request)
    return found


def _resend(request: HttpRequest, *, of: Chosen, at: datetime) -> list[AnymailTrackingEvent]:
    """Signed as https://www.standardwebhooks.com/ says, under headers named svix-."""
    names = ("svix-id", "svix-timestamp", "svix-signature")
    message, moment, signatures = (request.headers.get(name, "") for name in names)
    key = b64decode(of.secrets.receipts.removeprefix("whsec_"))
    signed = f"{message}.{moment}.".encode() + request.body
    expected = "v1," + b64encode(hmac.digest(key, signed, sha256)).decode()
    if not any(constant_time_compare(expected, one) for one in signatures.split()):
        raise AnymailWebhookValidationFailure("the signature is wrong")
    if abs(at.timestamp() - int(moment)) > FRESH.total_seconds():
        raise AnymailWebhookValidationFailure("it was signed too long ago")
    view = parser_of(of.provider.name)(signing_secret=None)
    found: list[AnymailTrackingEvent] = view.parse_events(request)
    return found


def _amazon(request: HttpRequest) -> list[AnymailTrackingEvent]:
    told_of = amazon.message_of(request.body)
    parser = parser_of("amazon_ses")
    event = json.loads(told_of["Message"]) if told_of.get("Type") == "Notification" else None
    if not isinstance(event, dict):
        return []
    found: list[AnymailTrackingEvent] = parser.esp_to_anymail_events(None, event, told_of)
    return found


def _receipt(event: AnymailTrackingEvent, *, of: Chosen, at: datetime) -> Iterator[Receipt]:
    kind = KINDS.get(event.event_type)
    if kind == "bounced" and event.reject_reason == "unsubscribed":
        kind = "unsubscribed"
    if kind is None:
        return
    yield Receipt(
        kind=kind,
        message_id=_message_id(event),
        provider_id=str(event.message_id or ""),
        occurred_at=min(event.timestamp or at, at),
        permanent=kind == "bounced" and of.provider.hard(event.esp_event),
        recipient=str(event.recipient or "").casefold() if kind == "bounced" else "",
        detail=told(str(event.mta_response or event.description or "")),
        url=str(event.click_url or ""),
    )


def _message_id(event: AnymailTrackingEvent) -> str:
    """Ours, by the key that the mail carried, or by the header that the provider shows."""
    key = (event.metadata or {}).get(KEY, "")
    try:
        return f"{UUID(str(key)).hex}@{USER}"
    except ValueError:
        mail: Any = event.esp_event.get("mail", {}) if isinstance(event.esp_event, dict) else {}
        named = [one["value"] for one in mail.get("headers", []) if one["name"].casefold() == "message-id"]
        shown = [*named, mail.get("commonHeaders", {}).get("messageId", ""), str(event.message_id or "")]
        return next((one for one in shown if key_of(one)), "")


KINDS: dict[str, Kind] = {
    "sent": "deferred",
    "queued": "deferred",
    "deferred": "deferred",
    "delivered": "delivered",
    "bounced": "bounced",
    "rejected": "bounced",
    "failed": "bounced",
    "complained": "complained",
    "unsubscribed": "unsubscribed",
    "opened": "opened",
    "clicked": "clicked",
}
"""The library's words for what happened, in ours; what was merely queued proves that the mail was taken."""

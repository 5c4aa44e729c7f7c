"""Does a message of Amazon's notification service come from Amazon, and what does it say?

https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html (read in November 2026)
"""

import json
import re
from base64 import b64decode
from functools import lru_cache
from typing import Any

import requests
from anymail.exceptions import AnymailWebhookValidationFailure
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.x509 import load_pem_x509_certificate

HOST = r"https://sns\.[a-z0-9-]+\.amazonaws\.com/"
CERTIFICATE = re.compile(HOST + r"SimpleNotificationService-[0-9A-Za-z]+\.pem")
"""Nothing else that its API answers: of that, callers of theirs can say a part."""
CONFIRMS = re.compile(HOST + r"\?Action=ConfirmSubscription(?:&[\w.~:%=-]+)*", re.ASCII)
SIGNED = {
    "Notification": ("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"),
    "SubscriptionConfirmation": (
        "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type",
    ),
}  # fmt: skip
HASHES = {"1": SHA1, "2": SHA256}
SECONDS = 10


def message_of(body: bytes) -> dict[str, Any]:
    """The message, once its signature holds; a subscription is confirmed. Raises ValueError, KeyError.

    Raises AnymailWebhookValidationFailure where it isn't Amazon's.
    """
    message: dict[str, Any] = json.loads(body)
    check(message, certificate=_fetched(_amazons(message["SigningCertURL"], CERTIFICATE)))
    if message["Type"] == "SubscriptionConfirmation":
        _fetched(_amazons(message["SubscribeURL"], CONFIRMS))
    return message


def check(message: dict[str, Any], *, certificate: bytes) -> None:
    """Raises AnymailWebhookValidationFailure where the signature doesn't hold."""
    names = SIGNED.get(message["Type"], SIGNED["SubscriptionConfirmation"])
    said = "".join(f"{name}\n{message[name]}\n" for name in names if name in message)
    key = load_pem_x509_certificate(certificate).public_key()
    hashing = HASHES.get(str(message.get("SignatureVersion")))
    if not isinstance(key, RSAPublicKey) or hashing is None:
        raise AnymailWebhookValidationFailure("the signature is of a kind that isn't known")
    try:
        key.verify(b64decode(message["Signature"]), said.encode(), PKCS1v15(), hashing())
    except InvalidSignature:
        raise AnymailWebhookValidationFailure("the signature is wrong") from None


def _amazons(url: object, kind: re.Pattern[str]) -> str:
    if not isinstance(url, str) or not kind.fullmatch(url):
        raise AnymailWebhookValidationFailure("it names an address that isn't Amazon's")
    return url


@lru_cache(maxsize=8)
def _fetched(url: str) -> bytes:
    """What stands at an address of Amazon's."""
    try:
        answer = requests.get(url, timeout=SECONDS, allow_redirects=False)
        answer.raise_for_status()
    except requests.RequestException as error:
        raise AnymailWebhookValidationFailure("Amazon can't be asked for its certificate") from error
    return answer.content

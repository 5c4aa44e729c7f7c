"""How do providers prove that it is they who tell?"""

import hmac
import json
from base64 import b64encode
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

from regulars.channels.deliverability.amazon import SIGNED

FOLDER = Path(__file__).parents[2] / "fixtures/providers"
KEY = "0123456789abcdef0123456789abcdef"
SECRETS = {"amazon_ses": "pw", "brevo": "pw", "postmark": "pw", "mailgun": "mg", "resend": "whsec_c2VjcmV0"}
SENDGRID = ec.generate_private_key(ec.SECP256R1())
AMAZON = rsa.generate_private_key(public_exponent=65537, key_size=2048)
CERTIFICATE = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem"


def secret_of(provider: str) -> str:
    if provider != "sendgrid":
        return SECRETS[provider]
    public = SENDGRID.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return b64encode(public).decode()


def told(provider: str, what: str, *, key: str, at: datetime) -> tuple[bytes, dict[str, str]]:
    """The body and the headers of what a provider tells, as it proves it."""
    body = (FOLDER / f"{provider}_{what}.json").read_text().replace(KEY, key)
    return PROOFS[provider](body, at)


def _basic(body: str, at: datetime) -> tuple[bytes, dict[str, str]]:
    return body.encode(), {"Authorization": "Basic " + b64encode(b"regulars:pw").decode()}


def _mailgun(body: str, at: datetime) -> tuple[bytes, dict[str, str]]:
    whole = json.loads(body)
    moment, token = str(int(at.timestamp())), "t" * 50
    signature = hmac.new(b"mg", f"{moment}{token}".encode(), sha256).hexdigest()
    whole["signature"] = {"timestamp": moment, "token": token, "signature": signature}
    return json.dumps(whole).encode(), {}


def _sendgrid(body: str, at: datetime) -> tuple[bytes, dict[str, str]]:
    moment = str(int(at.timestamp()))
    signature = b64encode(SENDGRID.sign(moment.encode() + body.encode(), ec.ECDSA(SHA256()))).decode()
    name = "X-Twilio-Email-Event-Webhook"
    return body.encode(), {f"{name}-Signature": signature, f"{name}-Timestamp": moment}


def _resend(body: str, at: datetime) -> tuple[bytes, dict[str, str]]:
    moment = str(int(at.timestamp()))
    made = hmac.digest(b"secret", f"msg_1.{moment}.{body}".encode(), sha256)
    signature = "v1," + b64encode(made).decode()
    return body.encode(), {"svix-id": "msg_1", "svix-timestamp": moment, "svix-signature": signature}


def _amazon(body: str, at: datetime) -> tuple[bytes, dict[str, str]]:
    message = {
        "Type": "Notification",
        "MessageId": "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
        "TopicArn": "arn:aws:sns:eu-west-1:123456789012:mail",
        "Message": body,
        "Timestamp": "2025-05-13T09:00:06.000Z",
        "SignatureVersion": "2",
        "SigningCertURL": CERTIFICATE,
    }
    return json.dumps(signed(message)).encode(), _basic("", at)[1]


def signed(message: dict[str, str]) -> dict[str, str]:
    names = [name for name in SIGNED[message["Type"]] if name in message]
    said = "".join(f"{name}\n{message[name]}\n" for name in names)
    return {**message, "Signature": b64encode(AMAZON.sign(said.encode(), PKCS1v15(), SHA256())).decode()}


def certificate_of_amazon(at: datetime) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sns.amazonaws.com")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(AMAZON.public_key())
        .serial_number(1)
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=1))
    )
    return made.sign(AMAZON, SHA256()).public_bytes(Encoding.PEM)


PROOFS = {
    "amazon_ses": _amazon,
    "brevo": _basic,
    "mailgun": _mailgun,
    "postmark": _basic,
    "resend": _resend,
    "sendgrid": _sendgrid,
}

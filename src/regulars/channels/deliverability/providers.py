"""Which providers can mail leave by, and what is needed of each?

Mail leaves by django-anymail's backends, and what providers tell afterwards is read by its parsers; Amazon's
way out is its SMTP server, which needs no library of theirs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any

import msgspec

from regulars.channels import keyring, queries
from regulars.channels.deliverability.reports import is_permanent
from regulars.channels.smtp import Server

Event = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """One provider.

    key: by which name the backend takes its key. regions: the addresses of its API (of its SMTP server, where
    `smtp`), by name. proof: how it shows that it is the one who tells: `basic` by a user and a password that
    we make up, `signature` by a key that it shows its customers, named as the parser takes it.
    hard: whether a bounce, as it tells it, says that nobody is at the address.
    """

    name: str
    label: str
    key: str = "api_key"
    regions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    smtp: bool = False
    proof: str = "basic"
    signing_key: str = ""
    parser: str = ""
    hard: Callable[[Event], bool]


class Secrets(msgspec.Struct, frozen=True):
    """What is kept sealed of a provider. key: to send by; receipts: by which it proves that it tells."""

    key: str
    receipts: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The provider that mail leaves by. region: '' where it has one only."""

    provider: Provider
    secrets: Secrets
    region: str = ""

    @property
    def url(self) -> str:
        return self.provider.regions.get(self.region, "")


def chosen() -> Chosen | None:
    """The provider that is set; None where it is an SMTP server. Raises host.vault.CannotOpen."""
    row = queries.setting("email")
    if row is None or row.settings.get("provider") not in PROVIDERS:
        return None
    secrets = msgspec.json.decode(keyring.opened(row.secret), type=Secrets)
    return Chosen(PROVIDERS[row.settings["provider"]], secrets, row.settings.get("region", ""))


def backend_of(wanted: Chosen) -> Any:  # noqa: ANN401 the library says nothing of its types
    """The library's way to send by a provider."""
    made = import_module(f"anymail.backends.{wanted.provider.name}").EmailBackend
    where = {"api_url": wanted.url} if wanted.url else {}
    options = {wanted.provider.key: wanted.secrets.key, "timeout": TIMEOUT, **where}
    return made(**options, ignore_unsupported_features=True)  # not all can be told to count no clicks


def smtp_server(wanted: Chosen) -> Server:
    """Where a provider that is reached by SMTP takes mail. The key is `user:password`."""
    user, _, password = wanted.secrets.key.partition(":")
    return Server(host=wanted.url, port=587, security="starttls", user=user, password=password)


@cache
def parser_of(name: str) -> Any:  # noqa: ANN401 the library says nothing of its types
    """The library's class that reads what a provider tells."""
    module = import_module(f"anymail.webhooks.{name}")
    return getattr(module, PROVIDERS[name].parser)


def _postmark(event: Event) -> bool:
    hard = event.get("Type") in {"HardBounce", "BadEmailAddress"}
    return hard or event.get("SuppressionReason") == "HardBounce"


def _sendgrid(event: Event) -> bool:
    status, words = str(event.get("status", "")), str(event.get("reason", ""))
    return event.get("type") != "blocked" and is_permanent(status, diagnostic=words)


def _mailgun(event: Event) -> bool:
    told = event.get("event-data", {})
    return told.get("severity") == "permanent" and told.get("reason") in {"bounce", "suppress-bounce"}


def _brevo(event: Event) -> bool:
    return event.get("event") in {"hard_bounce", "invalid_email"}


def _amazon(event: Event) -> bool:
    return _nobody_there(event.get("bounce", {}), kind="bounceType", what="bounceSubType")


def _resend(event: Event) -> bool:
    return _nobody_there(event.get("data", {}).get("bounce", {}), kind="type", what="subType")


def _nobody_there(bounce: Event, *, kind: str, what: str) -> bool:
    return bounce.get(kind) == "Permanent" and bounce.get(what) in {"General", "NoEmail"}


TIMEOUT = 30
MAILGUN = {"us": "https://api.mailgun.net/v3", "eu": "https://api.eu.mailgun.net/v3"}
AMAZON = {
    region: f"email-smtp.{region}.amazonaws.com"
    for region in (
        "eu-central-1",
        "eu-west-1",
        "eu-west-2",
        "eu-north-1",
        "us-east-1",
        "us-east-2",
        "us-west-2",
    )
}
_ALL = (
    Provider(
        name="amazon_ses",
        label="Amazon SES",
        regions=MappingProxyType(AMAZON),
        smtp=True,
        parser="AmazonSESTrackingWebhookView",
        hard=_amazon,
    ),
    Provider(name="brevo", label="Brevo", parser="BrevoTrackingWebhookView", hard=_brevo),
    Provider(
        name="mailgun",
        label="Mailgun",
        regions=MappingProxyType(MAILGUN),
        proof="signature",
        signing_key="webhook_signing_key",
        parser="MailgunTrackingWebhookView",
        hard=_mailgun,
    ),
    Provider(
        name="postmark",
        label="Postmark",
        key="server_token",
        parser="PostmarkTrackingWebhookView",
        hard=_postmark,
    ),
    Provider(
        name="resend",
        label="Resend",
        proof="signature",
        signing_key="signing_secret",
        parser="ResendTrackingWebhookView",
        hard=_resend,
    ),
    Provider(
        name="sendgrid",
        label="SendGrid",
        proof="signature",
        signing_key="tracking_webhook_verification_key",
        parser="SendGridTrackingWebhookView",
        hard=_sendgrid,
    ),
)
PROVIDERS: Mapping[str, Provider] = MappingProxyType({provider.name: provider for provider in _ALL})

"""How far is what keeps mail welcome, and how welcome is it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q

from regulars.channels import keyring
from regulars.channels import queries as channels
from regulars.channels.deliverability.mailbox import Account
from regulars.channels.deliverability.models import MailboxPlace, SendingDomain
from regulars.channels.models import SenderIdentity, SigningKey
from regulars.sql import Statement, statement

BOUNCES = "bounces"
LEFT = statement(__file__, "left")
COMPLAINED_OF = statement(__file__, "complained_of")
RATES = statement(__file__, "rates")
LOCK = Statement("SELECT FROM sending_domain WHERE domain = %(domain)s FOR NO KEY UPDATE")
MOST_DOMAINS = 50


@dataclass(frozen=True, slots=True)
class Rates:
    """Mail to one recipients' domain. accepted: taken by the mail server; delivered: as far as it is told."""

    domain: str
    accepted: int
    delivered: int
    hard: int
    soft: int
    complained: int


def place() -> MailboxPlace | None:
    """How far the mailbox for bounces was read, and what was in the way last."""
    return MailboxPlace.objects.filter(name=BOUNCES).first()


def account() -> Account | None:
    """The mailbox for bounces, its password opened; None where none is set. Raises host.vault.CannotOpen."""
    row = channels.setting(BOUNCES)
    return Account(**row.settings, password=keyring.opened(row.secret)) if row else None


def held_domains() -> list[SendingDomain]:
    """Domains that warm up, or whose offers are paused."""
    return list(SendingDomain.objects.filter(Q(warm_up_from__isnull=False) | Q(paused_at__isnull=False)))


def domain(name: str) -> SendingDomain | None:
    return SendingDomain.objects.filter(domain=name).first()


def paused() -> SendingDomain | None:
    """A domain whose offers are paused."""
    return SendingDomain.objects.exclude(paused_at=None).order_by("paused_at").first()


def senders_domains() -> list[str]:
    """The domains in whose name shops write."""
    found = SenderIdentity.objects.values_list("from_address", flat=True)
    return sorted({address.rpartition("@")[2].casefold() for address in found})


def keys_of(domain: str) -> list[SigningKey]:
    """A domain's keys, the one that signs first."""
    return sorted(SigningKey.objects.filter(domain=domain), key=lambda row: row.published_at is None)


def key(key_id: int) -> SigningKey | None:
    return SigningKey.objects.filter(pk=key_id).first()


def left(domains: Sequence[str], *, since: datetime) -> dict[str, int]:
    """How many mails left since a moment, by the domain in whose name."""
    return dict(LEFT.rows(domains=list(domains), since=since))


def left_alone(domain: str, *, since: datetime) -> int:
    """How many mails of a domain left since then; no other worker counts them until the transaction ends."""
    LOCK.rows(domain=domain)
    return left([domain], since=since).get(domain, 0)


def complained_of(domain: str, *, since: datetime, each: int) -> tuple[int, int]:
    """Of a domain's mails that left since then: how many were complained of, and how many were taken.

    each: of the taken no more are counted than so many for each complaint.
    """
    ((complaints, accepted),) = COMPLAINED_OF.rows(domain=domain, since=since, each=each)
    return complaints, accepted


def rates(*, since: datetime) -> list[Rates]:
    """How mail fared by the domain that it went to, the largest first, as far as it is counted (tally.py)."""
    first = since.astimezone(UTC).date()
    return [Rates(*row) for row in RATES.rows(since=first, limit=MOST_DOMAINS)]

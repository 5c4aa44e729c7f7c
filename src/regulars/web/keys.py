"""Which program may write or read here? API keys: shown once, kept as a digest."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from regulars.web.models import ApiKey

LEAD = "rg"
USE_NOTED_EVERY = timedelta(minutes=1)
OVERLAP = timedelta(days=7)


class Scope(StrEnum):
    """What a key may do. Write doesn't include read: a shop's key must not give its customers away.

    FIGURES: what names nobody: figures, plays and what they brought, products. DRAFT: the same, and to
    propose plays. READ: all of what is known, customers too.
    """

    WRITE = "write"
    FIGURES = "figures"
    DRAFT = "draft"
    READ = "read"
    ADMIN = "admin"


OPENS: dict[Scope, frozenset[Scope]] = {
    Scope.WRITE: frozenset({Scope.WRITE, Scope.ADMIN}),
    Scope.FIGURES: frozenset({Scope.FIGURES, Scope.DRAFT, Scope.READ, Scope.ADMIN}),
    Scope.DRAFT: frozenset({Scope.DRAFT, Scope.ADMIN}),
    Scope.READ: frozenset({Scope.READ, Scope.ADMIN}),
    Scope.ADMIN: frozenset({Scope.ADMIN}),
}
"""Which keys open what asks for a scope."""


class KeyRefused(Exception):
    """The request carries no key that may do this."""

    status = 401


class KeyMissing(KeyRefused):
    """No API key: send it as `Authorization: Bearer rg_...`."""


class KeyUnknown(KeyRefused):
    """This API key is unknown, was revoked, or its time beside its successor is over."""


class ScopeTooSmall(KeyRefused):
    """This API key's scope doesn't allow it."""

    status = 403


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key just made; `secret` is never seen again."""

    row: ApiKey
    secret: str


def create(name: str, *, scope: Scope, at: datetime, shop_id: int | None = None) -> NewKey:
    """Make a key. shop_id: the only shop it is for; None for all."""
    prefix, rest = secrets.token_hex(5), secrets.token_urlsafe(32)
    secret = f"{LEAD}_{prefix}_{rest}"
    row = ApiKey.objects.create(
        name=name,
        prefix=prefix,
        digest=digest(secret),
        scope=scope.value,
        shop_id=shop_id,
        created_at=at,
    )
    return NewKey(row, secret)


def rotate(id: int, *, at: datetime, overlap: timedelta = OVERLAP) -> NewKey:
    """Make a key's successor, which may do the same; the old one works beside it for a while.

    Raises ObjectDoesNotExist where no such key works.
    """
    with transaction.atomic():
        old = working(at=at).select_for_update().get(pk=id)
        until = min(old.expires_at or at + overlap, at + overlap)
        ApiKey.objects.filter(pk=id).update(expires_at=until)
        return create(old.name, scope=Scope(old.scope), at=at, shop_id=old.shop_id)


def revoke(id: int, *, at: datetime) -> ApiKey:
    """End a key; what it did stays. Raises ObjectDoesNotExist."""
    key = ApiKey.objects.get(pk=id)
    ApiKey.objects.filter(pk=id, revoked_at=None).update(revoked_at=at)
    return key


def working(*, at: datetime) -> QuerySet[ApiKey]:
    """The keys that open something."""
    unended = Q(expires_at=None) | Q(expires_at__gt=at)
    return ApiKey.objects.filter(unended, revoked_at=None).order_by("name", "id")


def verify(request: HttpRequest, *, scope: Scope, at: datetime) -> ApiKey:
    """The key that a request carries, when it may do this. Raises KeyRefused."""
    secret = sent_with(request)
    prefix = secret.split("_", 2)[1] if secret.count("_") >= 2 else ""
    key = working(at=at).filter(prefix=prefix).first()
    if key is None or not compare_digest(bytes(key.digest), digest(secret)):
        raise KeyUnknown(KeyUnknown.__doc__)
    if key.scope not in OPENS[scope]:
        raise ScopeTooSmall(f"This needs a key of scope {scope}; this one's is {key.scope}.")
    if key.last_used_at is None or at - key.last_used_at > USE_NOTED_EVERY:
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=at)
    return key


def sent_with(request: HttpRequest) -> str:
    """The secret in the request's headers. Raises KeyMissing."""
    kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer":
        secret = request.headers.get("X-API-Key", "")
    if not secret.strip() or "\x00" in secret:
        raise KeyMissing(KeyMissing.__doc__)
    return secret.strip()


def digest(secret: str) -> bytes:
    """What is kept of a secret: it is random and long, so one round of SHA-256 suffices."""
    return sha256(secret.encode()).digest()

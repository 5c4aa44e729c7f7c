"""Who of the staff did what?"""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest

from regulars import clock
from regulars.web.context import name_of
from regulars.web.models import StaffAction
from regulars.web.request import StaffRequest

COMMAND = "command"
"""Who did it, when it was done in a terminal."""


def note(
    who: HttpRequest | StaffRequest | User | None,
    action: str,
    *,
    kind: str = "",
    id: object = "",
    detail: Mapping[str, Any] | None = None,
) -> StaffAction:
    """Write down one action, in the caller's transaction.

    who: the request it came by, else the person; None for a command in a terminal.
    action: a verb and its object, as `play.switched_on`. kind, id: what it was done to.
    """
    request = who if isinstance(who, HttpRequest) else None
    user = cast(User, request.user) if request else cast(User | None, who)
    return StaffAction.objects.create(
        at=clock.wall(),
        user=user if user and user.is_authenticated else None,
        who=(name_of(request) if request else user.get_full_name() or user.email if user else COMMAND),
        action=action,
        object_kind=kind,
        object_id=str(id),
        detail=dict(detail or {}),
        ip_digest=ip_digest(request) if request else None,
    )


def actions() -> QuerySet[StaffAction]:
    """All that was written down."""
    return StaffAction.objects.all()


def known(field: str) -> list[str]:
    """The different values of `who` or `action`, in order."""
    return list(StaffAction.objects.order_by(field).values_list(field, flat=True).distinct())


def ip_digest(request: HttpRequest) -> bytes:
    """A keyed digest of where the request came from: equal places can be told, no place can be read."""
    address = request.META.get("REMOTE_ADDR", "").encode()
    return blake2b(address, key=settings.SECRET_KEY.encode()[:64], digest_size=12).digest()

"""Who is told what happens, and what became of it?"""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from regulars.connectors.outgoing.models import Endpoint, Notice
from regulars.events.declare import catalogue
from regulars.host import keys, paths, vault
from regulars.sql import statement

WAITING = statement(__file__, "waiting")


def endpoints() -> list[Endpoint]:
    """Every endpoint, by name."""
    return list(Endpoint.objects.order_by("name", "id"))


def endpoint(id: int) -> Endpoint | None:
    return Endpoint.objects.filter(pk=id).first()


def is_anybody_told() -> bool:
    return Endpoint.objects.filter(off_why="").exists()


def in_trouble() -> list[Endpoint]:
    """Endpoints that fail, and those that were switched off for it."""
    in_trouble = Q(off_why="", failing_since__isnull=False) | Q(off_why__in=("gone", "failing"))
    return list(Endpoint.objects.filter(in_trouble).order_by("off_why", "pk"))


def waiting(*, at: datetime) -> dict[int, int]:
    """How many notices are due, by endpoint."""
    return dict(WAITING.rows(at=at))


def notices(endpoint_id: int) -> QuerySet[Notice]:
    """What an endpoint was told, newest first."""
    return Notice.objects.filter(endpoint_id=endpoint_id).order_by("-id")


def secrets_of(endpoint: Endpoint, *, at: datetime) -> Sequence[str]:
    """The secrets that sign just now, the newest first. Raises vault.CannotOpen, keys.KeysLost."""
    ring = keys.load(paths.key_file(paths.data_folder())).credentials
    sealed = [endpoint.secret]
    if endpoint.old_secret and endpoint.old_secret_until and at < endpoint.old_secret_until:
        sealed.append(endpoint.old_secret)
    return [vault.unseal(each, ring=ring) for each in sealed]


def event_names() -> list[str]:
    """What an endpoint can be told."""
    return [kind.name for kind in catalogue()]


def store_events() -> set[str]:
    """Those of them that happen to no customer."""
    return {kind.name for kind in catalogue() if kind.of_store}

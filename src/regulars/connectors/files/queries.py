"""Which imports are there, what was wrong in them, and what do files with these headers hold?"""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec
from django.db.models import QuerySet, Sum

from regulars.business.models import Business, Shop
from regulars.commerce.models import Refund
from regulars.connectors.files.mapping import Mapping, digest
from regulars.connectors.files.models import ImportMapping, ImportProblem, ImportRun
from regulars.connectors.files.reasons import Problem

UNFINISHED = ["waiting", "running", "stopped"]


def import_of(run_id: int) -> ImportRun:
    """Raises ImportRun.DoesNotExist."""
    return ImportRun.objects.select_related("shop").get(id=run_id)


def find(run_id: int) -> ImportRun | None:
    """An import, if there is one of that id."""
    return ImportRun.objects.select_related("shop").filter(id=run_id).first()


def imports() -> QuerySet[ImportRun]:
    """All imports with their shops, for a list."""
    return ImportRun.objects.select_related("shop")


def latest_into(shop_id: int) -> ImportRun | None:
    """The last import into a shop."""
    return ImportRun.objects.filter(shop_id=shop_id).order_by("-id").first()


def unfinished(content_digest: str, *, shop_id: int) -> ImportRun | None:
    """An import of the same content into the same shop that can go on."""
    same = ImportRun.objects.filter(digest=content_digest, shop_id=shop_id, state__in=UNFINISHED)
    return same.exclude(path="").order_by("-id").first()


def first_told(content_digest: str, *, shop_id: int) -> datetime | None:
    """As of which moment the same content was first imported into this shop, if it ever was."""
    same = ImportRun.objects.filter(digest=content_digest, shop_id=shop_id, as_of__isnull=False)
    return same.order_by("as_of").values_list("as_of", flat=True).first()


def confirmed_before(content_digest: str, *, shop_id: int | None = None) -> ImportRun | None:
    """The last import of the same content, into this shop or any, whose columns were confirmed."""
    same = ImportRun.objects.filter(digest=content_digest, mapping__isnull=False, shop__isnull=False)
    return (same.filter(shop_id=shop_id) if shop_id else same).order_by("-id").first()


def to_be_run() -> list[int]:
    """The imports that wait, or that were interrupted."""
    ids = (
        ImportRun.objects.filter(state__in=["waiting", "running"]).order_by("id").values_list("id", flat=True)
    )
    return list(ids)


def remembered(headers: tuple[str, ...]) -> Mapping | None:
    """What the columns of files with these headers were confirmed to hold."""
    row = ImportMapping.objects.filter(digest=digest(headers)).first()
    return msgspec.convert(row.mapping, Mapping) if row else None


def business() -> Business:
    """The one business."""
    return Business.objects.get(id=1)


def shops() -> list[Shop]:
    """All shops by name."""
    return list(Shop.objects.filter(erased_at=None).order_by("name"))


def problems(run_id: int, *, after: int = 0, count: int | None = None) -> Iterator[Problem]:
    """The problems of an import in the order of the file. after: how many to pass over."""
    rows = ImportProblem.objects.filter(run_id=run_id).order_by("line", "id")
    chosen = rows[after : after + count] if count is not None else rows[after:]
    for row in chosen.iterator(chunk_size=2000):
        yield Problem(row.line, row.column, row.value, row.reason)


def problem_rows(run_id: int) -> QuerySet[ImportProblem]:
    """The problems of an import, for a list."""
    return ImportProblem.objects.filter(run_id=run_id)


def given_back(order_ids: Sequence[str], *, shop_id: int) -> dict[str, int]:
    """What is known to have been given back of these orders, in minor units, by the orders' external ids."""
    rows = Refund.objects.filter(shop_id=shop_id, order_external_id__in=order_ids)
    return dict(rows.values_list("order_external_id").annotate(sum=Sum("total_minor")))

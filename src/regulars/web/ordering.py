"""How does a QuerySet give one page of a list?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy

from regulars.web.cursors import Cursor
from regulars.web.tables import Query


@dataclass(frozen=True, slots=True)
class Ordered:
    """A `tables.Source` of a QuerySet.

    rows: everything. narrow: applies search and filters. by: column name → field, where they differ.
    id: the field that tells two rows apart.
    """

    rows: QuerySet[Any]
    narrow: Callable[[QuerySet[Any], Query], QuerySet[Any]] | None = None
    by: dict[str, str] | None = None
    id: str = "id"

    def __call__(self, query: Query) -> Sequence[Model]:
        found = self.narrow(self.rows, query) if self.narrow else self.rows
        field = (self.by or {}).get(query.sort, query.sort)
        back = query.cursor is not None and query.cursor.back
        if query.cursor:
            found = found.filter(beyond(query.cursor, field=field, id=self.id, descending=query.descending))
        return list(
            found.order_by(*order(field, id=self.id, descending=query.descending, back=back))[: query.limit]
        )


def order(field: str, *, id: str, descending: bool, back: bool) -> list[OrderBy]:
    """ORDER BY of a page: nulls last, ties by id; all of it the other way round when looking back."""
    falling = descending != back
    nulls = {"nulls_first": True} if back else {"nulls_last": True}
    return [OrderBy(F(field), descending=falling, **nulls), OrderBy(F(id), descending=falling)]


def beyond(cursor: Cursor, *, field: str, id: str, descending: bool) -> Q:
    """The rows after the cursor's, or before it when it looks back; nulls stand last."""
    side = "lt" if descending != cursor.back else "gt"
    tie = Q(**{f"{id}__{side}": cursor.id})
    if cursor.value is None:
        nulls = Q(**{f"{field}__isnull": True}) & tie
        return nulls | Q(**{f"{field}__isnull": False}) if cursor.back else nulls
    here = Q(**{f"{field}__{side}": cursor.value}) | (Q(**{field: cursor.value}) & tie)
    return here if cursor.back else here | Q(**{f"{field}__isnull": True})

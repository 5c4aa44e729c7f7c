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
        return list(self.page(query))

    def page(self, query: Query) -> QuerySet[Any]:
        """The rows of a page, not asked for yet."""
        found = self.narrow(self.rows, query) if self.narrow else self.rows
        field = (self.by or {}).get(query.sort, query.sort)
        cursor, holds_nulls = query.cursor, may_be_null(found.model, field)
        if cursor:
            found = found.filter(
                beyond(cursor, field=field, id=self.id, descending=query.descending, nulls=holds_nulls)
            )
        back = cursor is not None and cursor.back
        by = order(field, id=self.id, descending=query.descending, back=back, nulls=holds_nulls)
        return found.order_by(*by)[: query.limit]


def may_be_null(model: type[Model], field: str) -> bool:
    """Whether a column of the model itself holds nulls; one that is joined or worked out may."""
    own = {known.name: known.null for known in model._meta.concrete_fields}  # noqa: SLF001 public, but for its name
    return own.get(field, True)


def order(field: str, *, id: str, descending: bool, back: bool, nulls: bool) -> list[OrderBy]:
    """ORDER BY of a page: nulls last, ties by id; all of it the other way round when looking back.

    Where there are no nulls nothing is said of them: only so an index gives the order.
    """
    falling = descending != back
    place = {("nulls_first" if back else "nulls_last"): True} if nulls else {}
    return [OrderBy(F(field), descending=falling, **place), OrderBy(F(id), descending=falling)]


def beyond(cursor: Cursor, *, field: str, id: str, descending: bool, nulls: bool) -> Q:
    """The rows after the cursor's, or before it when it looks back; nulls stand last."""
    side = "lt" if descending != cursor.back else "gt"
    tie = Q(**{f"{id}__{side}": cursor.id})
    if cursor.value is None:
        those = Q(**{f"{field}__isnull": True}) & tie
        return those | Q(**{f"{field}__isnull": False}) if cursor.back else those
    # The first condition follows from the second: an index begins there.
    here = Q(**{f"{field}__{side}e": cursor.value}) & (Q(**{f"{field}__{side}": cursor.value}) | tie)
    return here | Q(**{f"{field}__isnull": True}) if nulls and not cursor.back else here

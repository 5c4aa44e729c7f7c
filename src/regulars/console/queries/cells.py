"""Who comes next in a list, of some stages, kinds or rhythms alone?

All three follow from what lists are ordered by: who is overdue ordered long ago. By an index of the order
alone one would read half the store before the first of them. So each cell, one combination of the three, is
asked for its own next people, whom an index gives in order; the list takes the first of all of these.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.expressions import RawSQL

from regulars.console.words import KINDS, RHYTHMS, STAGES
from regulars.insight.models import CustomerProfile
from regulars.web.ordering import Ordered
from regulars.web.tables import Query

WORDS = {"stage": list(STAGES), "category": ["", *KINDS], "rhythm": ["", *RHYTHMS]}
"""Every word that may stand there; '' where too little is known."""

THIS_CELL = {name: RawSQL(f"cell.{name}", [], output_field=TextField()) for name in WORDS}  # noqa: S611 no words of anybody's
NEAREST = """(
    SELECT nearest.customer_id
    FROM unnest(%s::text[], %s::text[], %s::text[]) AS cell (stage, category, rhythm)
    CROSS JOIN LATERAL ({one_cell}) nearest
)"""


def narrows(chosen: Mapping[str, str]) -> bool:
    """Whether the list is of some cells alone."""
    return not WORDS.keys().isdisjoint(chosen)


def nearest(query: Query, *, ordered: Ordered) -> QuerySet[Any]:
    """Profiles among which are all of the query's page: the next of each cell that the query leaves.

    ordered: what else narrows the list, and its order.
    """
    words = [[query.chosen[name]] if name in query.chosen else known for name, known in WORDS.items()]
    cells = [list(column) for column in zip(*product(*words), strict=True)]
    one = replace(ordered, rows=ordered.rows.filter(**THIS_CELL))
    rest = {name: value for name, value in query.chosen.items() if name not in WORDS}
    page = one.page(replace(query, chosen=rest)).values("customer_id")
    statement, parameters = page.query.sql_with_params()
    theirs: Any = RawSQL(NEAREST.format(one_cell=statement), [*cells, *parameters])  # noqa: S611 as above
    return CustomerProfile.objects.filter(pk__in=theirs)

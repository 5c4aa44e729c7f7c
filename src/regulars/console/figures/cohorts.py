"""How is shown how many come back, by the month of their first order?"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from regulars.console.figures.months import called
from regulars.insight.kpis import Cell, Cohort
from regulars.web.pieces import Heat

MOST = 13
"""Cohorts and months shown: one year and the month we are in."""


def heat(cohorts: Sequence[Cohort]) -> Heat:
    """A row for each of the latest cohorts, with the share that bought in each month after the first."""
    latest = [cohort for cohort in cohorts[-MOST:] if lived(cohort) > 1]
    furthest = max(map(lived, latest), default=1)
    return Heat(
        corner=_("First order"),
        size=_("People"),
        columns=[_("+%(months)s mo") % {"months": age} for age in range(1, furthest)],
        rows=[
            (
                called(cohort.month) + (" *" if cohort.truncated else ""),
                cohort.size,
                [share(cohort.cells, age=age) for age in range(1, furthest)],
            )
            for cohort in latest
        ],
    )


def lived(cohort: Cohort) -> int:
    """How many months of a cohort's life are over, the first one included."""
    return min(sum(cell.complete for cell in cohort.cells), MOST)


def share(cells: Sequence[Cell], *, age: int) -> float | None:
    """The share of a cohort that bought in a month of its life; None where that month isn't over yet."""
    if age >= len(cells) or not cells[age].complete:
        return None
    value = cells[age].active.value
    return None if value is None else float(value)

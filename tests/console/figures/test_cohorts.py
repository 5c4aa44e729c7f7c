"""Which months and cohorts does the table of those who come back show?"""

from datetime import date

from regulars.console.figures.cohorts import heat
from regulars.insight.kpis import Cell, Cohort, Share


def cohort(month: int, *active: int, size: int = 10, truncated: bool = False) -> Cohort:
    """A cohort of 2026; its last month isn't over."""
    cells = [
        Cell(age, Share(people, size), orders=people, revenue_business=0, so_far_business=0, complete=True)
        for age, people in enumerate((size, *active))
    ]
    now = Cell(len(cells), Share(1, size), 1, 0, 0, complete=False)
    return Cohort(date(2026, month, 1), size, truncated, (*cells, now))


def test_a_row_holds_the_share_of_each_month_that_is_over():
    table = heat([cohort(1, 5, 4), cohort(2, 3)])
    assert list(table.columns) == ["+1 mo", "+2 mo"]
    assert [row[2] for row in table.rows] == [[0.5, 0.4], [0.3, None]]


def test_a_cohort_whose_first_month_is_not_over_is_left_out():
    assert [row[0] for row in heat([cohort(1, 5), cohort(2)]).rows] == ["Jan 2026"]


def test_a_cohort_that_may_hold_old_customers_is_marked():
    assert heat([cohort(1, 5, truncated=True)]).rows[0][0] == "Jan 2026 *"


def test_without_a_past_there_is_an_empty_table():
    assert heat([]).rows == []

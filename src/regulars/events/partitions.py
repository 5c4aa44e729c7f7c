"""Are there partitions for the months to come?"""

from datetime import date, datetime

from regulars.sql import Statement

MAKE = Statement("SELECT make_month_partition(%(parent)s, %(month)s)")
MONTHS_AHEAD = 2


def make_ahead(parent: str, *, at: datetime) -> None:
    """Make the partitions of this month and the two that follow it, where they are missing."""
    for ahead in range(MONTHS_AHEAD + 1):
        years, month = divmod(at.month - 1 + ahead, 12)
        MAKE.rows(parent=parent, month=date(at.year + years, month + 1, 1))

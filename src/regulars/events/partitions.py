"""Are there partitions for the months to come?"""

from datetime import date, datetime

from regulars.sql import Statement

PARENTS = ("event", "raw_delivery", "decision", "send_content")
MAKE = Statement("SELECT make_month_partition(%(parent)s, %(month)s)")
MONTHS_AHEAD = 2


def make_ahead(*, at: datetime) -> None:
    """Make every table's partitions of this month and the two that follow it, where they are missing.

    Rows that were written before their month had one stay in the table's default partition.
    """
    for ahead in range(MONTHS_AHEAD + 1):
        years, month = divmod(at.month - 1 + ahead, 12)
        for parent in PARENTS:
            MAKE.rows(parent=parent, month=date(at.year + years, month + 1, 1))

"""Are there partitions for the months to come?"""

from datetime import UTC, date, datetime

import pytest
from django.db import Error, connection

from regulars.events.partitions import MAKE, PARENTS, make_ahead


def months(parent: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = %s::regclass ORDER BY 1",
            [parent],
        )
        return [name for (name,) in cursor.fetchall()]


def test_this_month_and_two_more_have_partitions_also_over_new_year(database):
    for _ in range(2):
        make_ahead(at=datetime(2031, 11, 30, 23, tzinfo=UTC))
    for parent in PARENTS:
        made = [f"{parent}_2031_11", f"{parent}_2031_12", f"{parent}_2032_01", f"{parent}_default"]
        assert months(parent) == made


def test_no_table_with_months_is_forgotten(database):
    with connection.cursor() as cursor:
        cursor.execute("SELECT partrelid::regclass::text FROM pg_partitioned_table ORDER BY 1")
        assert [name for (name,) in cursor.fetchall()] == sorted(PARENTS)


def test_a_table_without_months_is_refused(database):
    with pytest.raises(Error, match="not partitioned by month"):
        MAKE.rows(parent="orders", month=date(2031, 11, 1))

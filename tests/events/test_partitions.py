"""Are there partitions for the months to come?"""

from datetime import UTC, datetime

import pytest
from django.db import Error, connection

from regulars.events.partitions import make_ahead


def months(parent: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = %s::regclass ORDER BY 1",
            [parent],
        )
        return [name for (name,) in cursor.fetchall()]


def test_this_month_and_two_more_have_partitions_also_over_new_year(database):
    for _ in range(2):
        make_ahead("event", at=datetime(2031, 11, 30, 23, tzinfo=UTC))
    assert {"event_2031_11", "event_2031_12", "event_2032_01"} <= set(months("event"))
    assert "event_default" in months("event")


def test_a_table_without_months_is_refused(database):
    with pytest.raises(Error, match="not partitioned by month"):
        make_ahead("orders", at=datetime(2031, 11, 30, tzinfo=UTC))

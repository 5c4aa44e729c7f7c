"""Are there partitions for the months to come?"""

from django.db import connection

from regulars import clock
from regulars.events.jobs import make_months


def partitions(parent: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = %s::regclass", [parent]
        )
        return {name for (name,) in cursor.fetchall()}


def test_this_month_and_two_more_have_theirs(database):
    make_months(0)
    this_month = f"{clock.now():%Y_%m}"
    for parent in ("event", "raw_delivery"):
        made = partitions(parent)
        assert f"{parent}_{this_month}" in made
        assert len(made) == 4  # the default one, this month and two more


def test_made_twice_is_made_once(database):
    make_months(0)
    before = partitions("event")
    make_months(0)
    assert partitions("event") == before

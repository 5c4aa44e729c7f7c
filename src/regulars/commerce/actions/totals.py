"""What have these customers ordered in all?

A projection, kept right by the transaction that writes the orders.
"""

from collections.abc import Collection

from regulars.sql import statement

LOCK = statement(__file__, "totals_lock")
SUM_UP = statement(__file__, "totals_sum_up")

# A customer first seen this soon after a history that starts in mid-life may have bought before it.
RUN_IN_DAYS = 90


def sum_up(customers: Collection[int]) -> None:
    """Work out anew the totals of everyone whom these customers count as."""
    if customers:
        LOCK.rows(customers=sorted(customers))
        SUM_UP.run(customers=sorted(customers), run_in_days=RUN_IN_DAYS)

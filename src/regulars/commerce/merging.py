"""What happens to a person's sums when two customers become one, or two again?"""

from datetime import datetime

from django.db import transaction

from regulars.commerce.actions import totals
from regulars.customers.actions import people


def merge(*, loser: int, winner: int, reason: str, actor: str, at: datetime) -> None:
    """Let the loser count as the winner, orders and all."""
    with transaction.atomic():
        totals.sum_up(people.merge(loser=loser, winner=winner, reason=reason, actor=actor, at=at))


def separate(*, loser: int, winner: int, actor: str, at: datetime) -> None:
    """Undo a merge: each has their own orders again. Raises people.NotMerged."""
    with transaction.atomic():
        totals.sum_up(people.separate(loser=loser, winner=winner, actor=actor, at=at))

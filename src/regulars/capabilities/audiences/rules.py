"""When is something tried again, and when is a budget spent?"""

from datetime import timedelta

PAUSES = (
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
)
MOST_ATTEMPTS = 5
ENDED = ("list_gone", "restored")
"""Problems that end a list: whoever starts its audience again gets a new one."""
FEW = 100
"""Recognised people below which networks show ads to nobody, so that none of them can be singled out."""


def pause(failures: int, *, wish: timedelta | None = None) -> timedelta:
    """How long to wait after so many failures in a row; at least as long as the network wishes."""
    return max(PAUSES[min(max(failures, 1), len(PAUSES)) - 1], wish or timedelta())


def is_spent(spent: int, *, budget: int | None) -> bool:
    return budget is not None and spent > budget


def may_try_again(attempts: int) -> bool:
    return attempts < MOST_ATTEMPTS


def family_name(name: str, *, given: str) -> str:
    """What of a whole name follows the given one; '' where that can't be told."""
    first, whole = given.strip(), name.strip()
    is_told = first and whole.casefold().startswith(f"{first.casefold()} ")
    return whole[len(first) :].strip() if is_told else ""

"""Does a shop's history begin with the shop, or in mid-life?"""

from dataclasses import dataclass
from datetime import date

from regulars.sql import statement

HISTORY = statement(__file__, "history")

ONE_IN = 20
"""Of so many buyers one with orders that aren't known refutes a complete history; less may be an error."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of a history's beginning.

    day: of the earliest order, None without any. complete: whether it is said to be all there ever was.
    told: buyers of whose past the shop's own records say anything. veterans: those of them who came before
    that day, or who have more orders than are known. unknown: the latter alone.
    """

    day: date | None
    complete: bool
    told: int
    veterans: int
    unknown: int

    @property
    def is_refuted(self) -> bool:
        """Whether it is said to be complete, and can't be."""
        return self.complete and self.unknown * ONE_IN >= self.told > 0


def beginning(shop_id: int) -> Beginning:
    """How a shop's history begins."""
    return Beginning(*HISTORY.rows(shop_id=shop_id)[0])

"""Is what was said about messages as it was written?

Each statement is tied to the one before it of the same customer, and each day's end of all of them to the day
before. What somebody changed, took out or put in behind the program's back shows here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from regulars.sql import Statement, statement

BROKEN = statement(__file__, "broken_chains")
ROOTS = statement(__file__, "roots")
COUNT = Statement("SELECT count(*), count(DISTINCT customer_id) FROM consent")
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Broken:
    """A statement that isn't as it was written.

    what: `chain` (its line, or one before it), `words` (what was shown, or the evidence), `words_gone` (taken
    out of somebody who wasn't erased).
    """

    id: int
    customer_id: int
    what: str


@dataclass(frozen=True, slots=True)
class Root:
    """The digest of everything said until a moment, and whether it is so still."""

    made_at: datetime
    root: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a look at all statements found. broken: the first hundred. roots: the oldest first."""

    statements: int
    customers: int
    broken: tuple[Broken, ...]
    roots: tuple[Root, ...]

    @property
    def holds(self) -> bool:
        return not self.broken and all(root.holds for root in self.roots)


def looked_at() -> Proof:
    """Every chain and every root, computed anew."""
    ((statements, customers),) = COUNT.rows()
    roots = tuple(Root(made_at, bytes(root).hex(), holds) for made_at, root, holds in ROOTS.rows())
    return Proof(statements=statements, customers=customers, broken=broken(), roots=roots)


def broken(customers: Sequence[int] | None = None) -> tuple[Broken, ...]:
    """What isn't as it was written of what these customers said; without them, of what anybody did."""
    ids = None if customers is None else list(customers)
    return tuple(Broken(*row) for row in BROKEN.rows(customers=ids, limit=SHOWN))

"""How do facts from any door get into the house?

One way in, set-based: a batch is one transaction in which identities are resolved, products, orders,
refunds and the rest written, their events recorded, and the totals of the customers touched kept right.
A fact that is older than what is known, or known already, changes nothing and says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from regulars.commerce.facts import Fact


@dataclass(frozen=True, slots=True)
class Source:
    """Whence facts come. key: unique prefix of their events' keys, for example `shop:1`.

    actor: who is said to have done it in the log (`import:3`, `api:key-name`, `shopify:1`).
    """

    shop_id: int
    key: str
    actor: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What a batch changed: counts by kind of row, and what became of each fact in its order.

    results: for each fact `new`, `changed`, `known` (nothing changed) or `refused: <why>`.
    """

    counts: dict[str, int] = field(default_factory=dict)
    results: tuple[str, ...] = ()


def apply(facts: Sequence[Fact], *, source: Source, at: datetime) -> Applied:
    """Write facts and record their events in one transaction; a repeat changes nothing.

    at: when we learn of them (recorded_at, known_at). At most 5,000 rows a call.
    """
    raise NotImplementedError

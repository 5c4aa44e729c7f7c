"""How do facts from any door get into the house?

One way in, set-based: a batch is one transaction in which identities are resolved, products, orders,
refunds and the rest written, their events recorded, and the totals of the customers touched kept right.
A fact that is older than what is known, or known already, changes nothing and says so.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from regulars.commerce.batch import Batch, has_commerce
from regulars.commerce.facts import Fact
from regulars.commerce.frame import LOCK_SHOP, frame

SHOP_ERASED = "refused: shop_erased"


@dataclass(frozen=True, slots=True)
class Source:
    """Whence facts come. key: prefix that makes behaviour events' keys unique, for example `api:2`.

    actor: who is said to have done it in the log (`import:3`, `api:key-name`, `shopify:1`).
    """

    shop_id: int
    key: str
    actor: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What a batch changed.

    results: for each fact, in order, `new`, `changed`, `known` (nothing changed) or `refused: <why>`.
    counts: how many of each kind of fact came out how, by `OrderFact.new` and the like.
    """

    results: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


def apply(facts: Sequence[Fact], *, source: Source, at: datetime) -> Applied:
    """Write facts and record their events in one transaction; a repeat changes nothing.

    at: when we learn of them (recorded_at, known_at). At most 5,000 rows a call, so that the log's
    readers aren't held back for long. Of a shop that was erased nothing is
    taken. Raises Shop.DoesNotExist.
    """
    with transaction.atomic():
        if has_commerce(facts):
            LOCK_SHOP.rows(shop_id=source.shop_id)
        here = frame(shop_id=source.shop_id, actor=source.actor, key=source.key, at=at)
        if here.is_erased:
            return _told(facts, [SHOP_ERASED] * len(facts))
        batch = Batch(facts, here)
        batch.recognise()
        batch.stock()
        batch.place_orders()
        batch.cancel_orders()
        batch.refund()
        batch.ship()
        batch.spend()
        batch.keep_carts()
        batch.state_consents()
        batch.bring()
        batch.record_behaviours()
        batch.sum_up()
        batch.take_requests()
    return _told(facts, batch.results)


def _told(facts: Sequence[Fact], results: Sequence[str]) -> Applied:
    counts = Counter(f"{type(f).__name__}.{r.partition(':')[0]}" for f, r in zip(facts, results, strict=True))
    return Applied(tuple(results), dict(counts))

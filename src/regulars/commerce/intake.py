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

from regulars.commerce.batch import Batch
from regulars.commerce.facts import Fact
from regulars.commerce.frame import frame
from regulars.sql import Statement

# One writer of a shop's facts at a time: what is known is read once and holds until the commit.
LOCK_SHOP = Statement("SELECT pg_advisory_xact_lock(hashtext('shop_facts'), %(shop_id)s::int)")


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
    readers aren't held back for long. Raises Shop.DoesNotExist, frame.ShopErased.
    """
    with transaction.atomic():
        batch = Batch(facts, frame(shop_id=source.shop_id, actor=source.actor, key=source.key, at=at))
        if batch.has_commerce:
            LOCK_SHOP.rows(shop_id=source.shop_id)
        batch.recognise()
        batch.stock()
        batch.place_orders()
        batch.cancel_orders()
        batch.refund()
        batch.ship()
        batch.spend()
        batch.keep_carts()
        batch.state_consents()
        batch.record_behaviours()
        batch.sum_up()
        batch.take_requests()
    results = tuple(batch.results)
    told = zip(facts, results, strict=True)
    return Applied(results, dict(Counter(f"{type(f).__name__}.{r.partition(':')[0]}" for f, r in told)))

"""Which products stand on the lines of facts?"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from regulars.commerce.facts import Fact, LineFact, OrderFact, ProductFact, RefundFact, RefundLineFact


def glimpses(facts: Sequence[Fact]) -> Iterator[ProductFact]:
    """The products that stand on the facts' lines, each as it is seen first."""
    seen: set[str] = set()
    for fact in facts:
        if not isinstance(fact, OrderFact | RefundFact):
            continue
        moment = fact.placed_at if isinstance(fact, OrderFact) else fact.refunded_at
        for line in fact.lines:
            if line.sku not in seen:
                seen.add(line.sku)
                yield _glimpse(line, currency=fact.currency, moment=moment)


def _glimpse(line: LineFact | RefundLineFact, *, currency: str, moment: datetime) -> ProductFact:
    return ProductFact(
        sku=line.sku,
        currency=currency,
        version=moment,
        name=line.name,
        kind=line.kind,
        category=getattr(line, "category", ""),
    )

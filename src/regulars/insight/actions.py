"""How does the owner say how often something is bought again?"""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from regulars.events.log import NewEvent, record
from regulars.insight.events import IntervalEstimated
from regulars.insight.models import IntervalEstimate

LONGEST = 3_650


class NotAnInterval(ValueError):
    """An interval is 1 to 3,650 days."""


def estimate_interval(
    *, days: int | None, actor: str, at: datetime, product_id: int | None = None, product_category: str = ""
) -> None:
    """Keep the owner's estimate for one product or one product category; None takes it back.

    It shows beside the learned interval, and stands in for it where too little was learned, from the next
    run on. Raises NotAnInterval.
    """
    if days is not None and not 1 <= days <= LONGEST:
        raise NotAnInterval(str(days))
    what = IntervalEstimated(product_id=product_id, product_category=product_category, days=days)
    with transaction.atomic():
        _of(product_id, product_category).delete()
        if days is not None:
            IntervalEstimate.objects.create(
                product_id=product_id, product_category=product_category, days=days, estimated_at=at
            )
        record(
            NewEvent(
                payload=what,
                key=f"interval:{product_id or product_category}:{at.isoformat()}",
                occurred_at=at,
                actor=actor,
            ),
            at=at,
        )


def _of(product_id: int | None, product_category: str) -> QuerySet[IntervalEstimate]:
    if product_id is not None:
        return IntervalEstimate.objects.filter(product_id=product_id)
    return IntervalEstimate.objects.filter(product=None, product_category=product_category)

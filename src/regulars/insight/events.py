"""What happens in insight that somebody did?"""

import msgspec

from regulars.events.declare import event


@event("interval.estimated", of_store=True)
class IntervalEstimated(msgspec.Struct, frozen=True):
    """The owner said how often something is bought again, or took that back (days null).

    product_id: the product; null when it is about a whole product category.
    """

    product_id: int | None
    product_category: str
    days: int | None

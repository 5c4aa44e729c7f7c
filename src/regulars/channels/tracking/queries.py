"""Who doesn't want to be noted, and which are the shops' addresses?"""

from collections.abc import Sequence

from regulars.business.models import Shop
from regulars.customers.permission import TRACKING
from regulars.sql import statement

UNWILLING = statement(__file__, "unwilling", prepared=True)


def unwilling(people: Sequence[int]) -> set[int]:
    """Those of these canonical customers who said no."""
    return {row[0] for row in UNWILLING.rows(people=list(people), purpose=TRACKING)}


def shop_addresses() -> list[str]:
    return list(Shop.objects.filter(erased_at=None).values_list("url", flat=True))

"""When did people act, as far as we know, and so at which hour is each best written to?"""

from collections.abc import Sequence
from datetime import timedelta, tzinfo

import numpy as np

from regulars.capabilities.campaigns.hours import HOURS, Acts, best_hours
from regulars.engine.running import House
from regulars.sql import statement

ACTS = statement(__file__, "acts")
ACTS_OF_ALL = statement(__file__, "acts_of_all")
LOOKED_BACK = timedelta(days=365)
LOOKED_AT = 50_000
NAMES = [
    *("order.placed", "message.clicked", "page.viewed", "product.viewed", "category.viewed", "cart.viewed"),
    *("products.searched", "checkout.started"),
]
"""What a person does by themselves at a moment of their choice."""


def best(people: Sequence[int], *, zones: Sequence[tzinfo], here: House) -> list[int]:
    """Each person's hour, by a clock of their zone."""
    acts = np.zeros((len(people), HOURS))
    rows = ACTS.rows(
        customers=list(people),
        zones=[str(zone) for zone in zones],
        shop_zone=str(here.zone),
        names=NAMES,
        since=here.at - LOOKED_BACK,
        at=here.at,
    )
    for n, hour, count in rows:
        acts[n - 1, hour] = count
    return best_hours(acts, shop=of_all(here))


def of_all(here: House) -> Acts:
    """The acts of all people together."""
    acts = np.zeros(HOURS)
    for hour, count in ACTS_OF_ALL.rows(shop_zone=str(here.zone), names=NAMES, looked_at=LOOKED_AT):
        acts[hour] = count
    return acts

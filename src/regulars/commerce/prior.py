"""What is the lowest price of the 30 days before the present one, which a reduction has to be held against?

Directive 98/6/EC, Article 6a (inserted by Directive (EU) 2019/2161): an announcement of a price reduction has
to indicate the lowest price that the trader applied during a period of at least 30 days before the reduction.
The choices that the article leaves to member states aren't taken: for goods that were on sale for less than
30 days the lowest price since then is given, and for a reduction that grows step by step each step is held
against the one before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from regulars.sql import statement

PRIOR = statement(__file__, "prior_prices")
DAYS = 30


@dataclass(frozen=True, slots=True)
class PriorPrice:
    """A product's present price against those before it, in minor units of its currency.

    since: when the present price began. before_minor: the price just before it; None where it is the first
    that is known. window_from: the start of the shop's day, 30 days before the day of `since`. is_covered:
    whether the prices of the whole window are known. prior_minor: the lowest price in force at any moment
    of the window, None where none is known.
    """

    product_id: int
    price_minor: int
    since: datetime
    before_minor: int | None
    window_from: datetime
    is_covered: bool
    prior_minor: int | None

    @property
    def is_reduced(self) -> bool:
        """Whether the present price is lower than the one before it."""
        return self.before_minor is not None and self.price_minor < self.before_minor

    def bears(self, compare_at_minor: int | None) -> bool | None:
        """Whether a crossed-out price is no higher than the article allows.

        None where none is shown, or the prices before the present one aren't known.
        """
        if not compare_at_minor or compare_at_minor <= self.price_minor or self.prior_minor is None:
            return None
        return compare_at_minor <= self.prior_minor


def prior_prices(products: Sequence[int], *, at: datetime) -> dict[int, PriorPrice]:
    """The present and prior price of these products by their id, as known at a moment.

    A product belongs to one shop: its SKU's price elsewhere is another product's. Prices in another currency
    than its present one don't count.
    """
    return {row[0]: PriorPrice(*row) for row in PRIOR.rows(products=list(products), at=at, days=DAYS)}

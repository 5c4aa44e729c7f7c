"""What does it cost to win a customer, by the source that they came from?"""

from dataclasses import dataclass
from datetime import date

from regulars.sql import statement

ACQUISITION = statement(__file__, "acquisition")


@dataclass(frozen=True, slots=True)
class Acquired:
    """A source in a time. Amounts in minor units of the business's currency.

    spend_business: what advertising there cost; None where a day of it has no exchange rate. clicks: None
    where none were told. new_customers: whose first order fell into the time, and who first came by this
    source; those whose first order needn't be their first are left out. advertised: how many of them came by
    an advertisement.
    """

    source: str
    spend_business: int | None
    clicks: int | None
    new_customers: int
    advertised: int

    @property
    def cost_business(self) -> int | None:
        """What a new customer who came by an advertisement cost, to the minor unit; None without any."""
        if self.spend_business is None or not self.advertised:
            return None
        return (2 * self.spend_business + self.advertised) // (2 * self.advertised)


def acquired(*, since: date, until: date, shop: int | None = None) -> list[Acquired]:
    """Each source that brought somebody or cost something in these days, both included, the dearest first.

    Days are the shop's own: of the advertising as it was told, of first orders by their business date.
    """
    return [Acquired(*row) for row in ACQUISITION.rows(since=since, until=until, shop=shop)]

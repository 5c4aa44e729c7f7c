"""In which words do other programs tell what people bring along when a business moves in?

Balances, reviews, addresses to which nothing may go, and what was bought before our history begins: kept as
facts until they are asked for. Amounts and moments as in `commerce.facts`.
"""

from datetime import datetime

import msgspec

from regulars.customers.identify import Identifiers

POINTS, GIFT_CARD = "points", "gift_card"
SUPPRESSED_FOR = ("bounced", "complained", "asked")


class BalanceFact(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody had at `as_of` in another program.

    program: whose statement it is, '' where that isn't known. kind: points, gift_card. unit: `points`, or the
    currency of a card's minor units. card: the code of a gift card, of which only its end and a digest are
    kept; a card without `who` is its bearer's. tier: what the program called their standing.
    """

    who: Identifiers
    program: str
    kind: str
    unit: str
    amount: int
    as_of: datetime
    card: str = ""
    tier: str = ""


class ReviewFact(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wrote about a product, as it stands at `version`.

    rating: stars, 1 to 5. verified: whether the program knows that they bought it; None where it doesn't say.
    author: the name under which it was published. reply: the shop's answer.
    """

    who: Identifiers
    program: str
    external_id: str
    rating: int
    written_at: datetime
    version: datetime
    sku: str = ""
    handle: str = ""
    product: str = ""
    verified: bool | None = None
    published: bool = True
    title: str = ""
    body: str = ""
    author: str = ""
    reply: str = ""


class SuppressionFact(msgspec.Struct, frozen=True, kw_only=True):
    """Nothing may be sent to these addresses of a channel. reason: see SUPPRESSED_FOR."""

    who: Identifiers
    channel: str
    reason: str
    since: datetime


class PastFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a shop's record says of a customer's past at `as_of`, whether or not those orders are known.

    since: when they came to the shop. orders: how many they had placed.
    """

    who: Identifiers
    as_of: datetime
    since: datetime | None = None
    orders: int | None = None


Brought = BalanceFact | ReviewFact | SuppressionFact | PastFact

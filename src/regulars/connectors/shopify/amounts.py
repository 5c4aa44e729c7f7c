"""What do Shopify's amounts, ids and moments come to?"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from regulars.connectors.shopify.shapes import Allocation, Numbered, Prices, TaxLine
from regulars.money import to_minor

GID = "gid://shopify/"
ALMOST_A_SECOND = timedelta(microseconds=999_999)


def number(thing: Numbered) -> str:
    """An object's id; exact, also where a JSON parser on the way rounded the number beyond 2^53."""
    return id_in(thing.admin_graphql_api_id or "") or id_in(str(thing.id or ""))


def id_in(told: str) -> str:
    """The id in a global one, `gid://shopify/Order/1?key=...`; a plain one as it is."""
    return told.rpartition("/")[2].partition("?")[0] if told.startswith(GID) else told


def gid(kind: str, number: str) -> str:
    """An id as GraphQL wants it."""
    return f"{GID}{kind}/{number}"


def minor(plain: Decimal | None, prices: Prices | None, *, currency: str, times: int = 1) -> int:
    """Minor units of an amount in the shop's currency: of its pair of prices, else of the bare amount."""
    paired = prices.shop_money if prices else None
    amount = paired.amount if paired else plain or Decimal(0)
    return to_minor(amount * times, currency=currency)


def taxes(lines: Iterable[TaxLine], *, currency: str) -> int:
    """The sum of tax lines."""
    return sum(minor(line.price, line.price_set, currency=currency) for line in lines)


def discounts(shares: Iterable[Allocation], *, currency: str) -> int:
    """The sum of the discounts' shares."""
    return sum(minor(share.amount, share.amount_set, currency=currency) for share in shares)


def word(told: str | None) -> str:
    """A word of a fixed list, however it is written: GraphQL's are in capitals."""
    return (told or "").lower()


def version(updated_at: datetime, *, sent_at: datetime | None) -> datetime:
    """When an object became what the delivery shows.

    Shopify's updated_at has whole seconds: within one, the moment of sending tells which came later.
    """
    if sent_at is None or sent_at <= updated_at:
        return updated_at
    return updated_at + min(sent_at - updated_at, ALMOST_A_SECOND)

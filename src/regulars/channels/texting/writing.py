"""What does an SMS say, and what would it cost?"""

from dataclasses import dataclass
from decimal import Decimal

from regulars.channels.channel import Parcel
from regulars.channels.queries import business
from regulars.channels.texting import queries, rules
from regulars.channels.texting.account import Account
from regulars.channels.texting.rules import Measure


@dataclass(frozen=True, slots=True)
class Quote:
    """What one text to one person costs; None where the owner said no price."""

    measure: Measure
    cost: Decimal | None
    currency: str


def text_of(parcel: Parcel, *, by: Account) -> str:
    """The letter in short, with how to leave where one may: by an answer, else by the link."""
    said = parcel.letter.short
    if said and parcel.unsubscribe:
        link = "" if by.closing and by.can_be_answered else parcel.unsubscribe
        said = "\n".join((said.rstrip(), " ".join(filter(None, (by.closing, link)))))
    return rules.calm(said)


def quote(text: str) -> Quote:
    """What this text costs by the owner's price of a part."""
    account, measure = queries.account(), rules.measured(rules.calm(text))
    price = account.price if account else Decimal(0)
    return Quote(measure, rules.cost(measure, price=price) if price else None, business().currency)

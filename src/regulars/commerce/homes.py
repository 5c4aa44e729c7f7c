"""Whose postal addresses do facts tell?"""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from regulars.commerce.facts import Buyer, Fact
from regulars.customers.actions import postal
from regulars.customers.actions.postal import Home
from regulars.customers.postal import PostalAddress, is_of

Told = tuple[Fact, int | None, datetime]
"""A fact, whom it names, and by which moment it is older or newer than others."""


def keep_homes(told: Iterable[Told]) -> int:
    """Keep where buyers get letters; how many were news."""
    return postal.keep_homes(
        Home(customer_id=who, address=home, told_at=at)
        for fact, who, at in told
        if who is not None and (home := home_in(fact)) is not None
    )


def home_in(fact: Fact) -> PostalAddress | None:
    """The buyer's own postal address; None where none is told, or somebody else's: a present."""
    buyer: Buyer | None = getattr(fact, "buyer", None)
    if buyer is None or not isinstance(buyer.home, PostalAddress):
        return None
    home = buyer.home if buyer.home.name else msgspec.structs.replace(buyer.home, name=buyer.name)
    return home if is_of(home, buyer.name) else None

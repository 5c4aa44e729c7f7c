"""Whose device is it that came by a link of our mail?"""

from datetime import datetime

from regulars.commerce.facts import Buyer, CustomerFact
from regulars.commerce.intake import Source, apply
from regulars.customers import queries
from regulars.customers.identify import Identifiers

MOST_DEVICES = 50
"""A link that is passed around says less each time; from here on it says nothing."""
NAMES = {"shop": "shop_customer", "email": "email", "phone": "phone"}


def recognise(device: str, *, customer_id: int, shop_id: int, at: datetime) -> bool:
    """Let what this device did, and does, be this customer's; whether it is so now.

    A device on which somebody else has signed in stays theirs.
    """
    members = queries.members(customer_id)
    (card,) = queries.cards(members[:1]) or (None,)
    if card is None or sum(way.kind == "device" for way in card.ways) >= MOST_DEVICES:
        return False
    ways = [way for way in card.ways if way.kind in NAMES and way.shop_id in {0, shop_id}]
    if not ways:
        return False
    who = Identifiers(**{NAMES[ways[0].kind]: ways[0].value, "device": device})
    source = Source(shop_id=shop_id, key=f"page:{shop_id}", actor="page")
    apply([CustomerFact(buyer=Buyer(who=who), version=at)], source=source, at=at)
    return members[0] in queries.found_by(kind="device", value=device)

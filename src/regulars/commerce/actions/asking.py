"""What becomes of a request that a shop passes on: somebody's data, or that they or the shop be forgotten?"""

from regulars.commerce.actions import erase_shop
from regulars.commerce.facts import PrivacyRequestFact
from regulars.commerce.frame import Frame
from regulars.customers.actions import requests
from regulars.customers.actions.requests import Asked
from regulars.customers.identify import keys


def take(fact: PrivacyRequestFact, *, frame: Frame) -> str:
    """Note it once and do what can be done at once; `new`, `known` or why it is refused."""
    key = f"{frame.key}:{fact.key}"
    if fact.asks == "shop_erasure":
        _, is_new = erase_shop.begin(
            frame.shop_id, key=key, asked_at=fact.occurred_at, actor=frame.actor, at=frame.at
        )
        return "new" if is_new else "known"
    named = keys(fact.who, shop_id=frame.shop_id, country=frame.country)
    if not named:
        return "refused: nobody_named"
    asked = Asked(
        key=key,
        asks=fact.asks,
        asked_at=fact.occurred_at,
        due_at=fact.due_at,
        shop_id=frame.shop_id,
        customer_id=requests.person_meant(
            named, asked_at=fact.occurred_at, shop_id=frame.shop_id, actor=frame.actor, at=frame.at
        ),
    )
    _, is_new = requests.take(asked, actor=frame.actor, at=frame.at)
    return "new" if is_new else "known"

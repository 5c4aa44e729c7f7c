"""In which visit was a Shopify order placed?

Webhooks and the API tell alike where the visit began that the order was placed in; of the first one, see
`journeys.py`, only the API does.
"""

import re

from regulars.commerce.facts import Touch
from regulars.commerce.touches import touch
from regulars.connectors.shopify.shapes import Order

HOST = re.compile(r"^[a-z]+://[^/?#]*")
ASKED_HOW = re.compile(r"heard?[\W_]*(about|of)[\W_]|did[\W_]*you[\W_]*(hear|find)")
"""How themes call the field in which they ask where somebody heard of the shop."""


def touches_of(order: Order) -> tuple[Touch, ...]:
    """How the buyer came; nothing where nothing tells it, as at a till."""
    landing = without_host(order.landing_site or "")
    told = touch(Touch(heard=heard(order)), landing=landing, referrer=order.referring_site or "")
    return (told,) if told else ()


def without_host(landing: str) -> str:
    """The page with its parameters: webhooks tell no more, the API the whole address."""
    page = HOST.sub("", landing)
    return page if page.startswith("/") or not landing else f"/{page}"


def heard(order: Order) -> str:
    """What they answered when they were asked how they heard of the shop."""
    answers = (a.value for a in order.note_attributes if ASKED_HOW.search(f"{(a.name or '').lower()} "))
    return next(filter(None, answers), "")

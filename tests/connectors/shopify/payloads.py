"""Which of Shopify's own payloads do the tests use?"""

import json
from pathlib import Path
from typing import Any

from regulars.connectors.connector import Delivery, Translation
from regulars.connectors.shopify.webhooks import CONNECTOR, moment

FIXTURES = Path(__file__).parents[2] / "fixtures" / "shopify"
ORDER = "820982911946154508"  # as admin_graphql_api_id says; the number was rounded to ...500


def example(name: str) -> Any:
    """Shopify's example of a topic, as a live one: not a test, and not yet cancelled."""
    body = json.loads((FIXTURES / "webhooks" / f"{name}.json").read_text())
    if name.startswith("orders"):
        body |= {"test": False}
    if name in {"orders_create", "orders_updated"}:
        body |= {"cancelled_at": None, "cancel_reason": None}
    if name == "refunds_create":
        body |= {"order_id": int(ORDER)}
    return body


def says(topic: str, body: Any, *, sent: str = "", currency: str = "USD") -> Translation:
    """What our translation makes of a body."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return CONNECTOR.translate(
        Delivery(key="1", topic=topic, body=raw, sent_at=moment(sent)), currency=currency
    )


def money(shop: str, buyer: str | None = None, *, currency: str = "USD", foreign: str = "EUR") -> Any:
    """A pair of prices."""
    return {
        "shop_money": {"amount": shop, "currency_code": currency},
        "presentment_money": {"amount": buyer or shop, "currency_code": foreign if buyer else currency},
    }

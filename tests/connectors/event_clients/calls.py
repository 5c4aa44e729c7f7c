"""How do the tests tell what happened, as an event client would?"""

import json
from itertools import count
from typing import Any

NOON = "2026-03-01T12:00:00.000Z"
numbers = count(1)
CANDLES = {
    "order_id": "1001",
    "currency": "EUR",
    "total": 24,
    "shipping": 4,
    "products": [{"product_id": "c", "sku": "candle", "name": "Candle", "price": 10, "quantity": 2}],
}


def track(event: str, properties: Any = None, **more: Any) -> dict[str, Any]:
    """Somebody's browser did something."""
    return {
        "type": "track",
        "event": event,
        "anonymousId": "browser-1",
        "messageId": f"m{next(numbers)}",
        "timestamp": NOON,
        "properties": {} if properties is None else properties,
        "context": {"library": {"name": "analytics.js", "version": "next-1.81.0"}},
        "integrations": {},
    } | more


def viewed(**more: Any) -> dict[str, Any]:
    return track("Product Viewed", {"sku": "candle", "category": "Candles"}) | more


def identify(user: str | None = "7", **more: Any) -> dict[str, Any]:
    message = track("", None, **more) | {"type": "identify", "userId": user}
    return {name: value for name, value in message.items() if name not in {"event", "properties"}}


def bought(number: str = "1001", **changes: Any) -> dict[str, Any]:
    """Ann bought two candles at 10.00, and 4.00 for the way."""
    return track("Order Completed", CANDLES | {"order_id": number} | changes, userId="7")


def call(*messages: Any, key: str = "", **more: Any) -> bytes:
    return json.dumps({"batch": list(messages), "sentAt": None, "writeKey": key} | more).encode()

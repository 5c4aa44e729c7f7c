"""How do the tests tell what happened, as a shop's program would?"""

import json
from datetime import UTC, datetime
from typing import Any

from regulars.connectors.json_events.reading import Home, read

HOME = Home(shop_id=1, country="LV")
NOON = "2026-03-01T12:00:00Z"
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


def viewed(id: Any = "v1", **changes: Any) -> dict[str, Any]:
    """Somebody's browser looked at a candle."""
    event = {
        **({} if id is None else {"id": id}),
        "name": "product.viewed",
        "occurred_at": NOON,
        "who": {"device": "browser-1"},
        "properties": {"sku": "candle"},
    }
    return event | changes


def order(number: str = "1001", **changes: Any) -> dict[str, Any]:
    """Ann bought two candles at 10.00."""
    body = {
        "id": number,
        "currency": "EUR",
        "total": "20.00",
        "lines": [{"sku": "candle", "quantity": 2, "price": "10.00"}],
    }
    who = {"email": "ann@example.com", "name": "Ann Ozola"}
    return {"name": "order.placed", "occurred_at": NOON, "who": who, "order": body | changes}


def call(*events: Any) -> bytes:
    return json.dumps({"events": list(events)}).encode()


def said(event: Any) -> Any:
    """What an event says, or why it can't be taken."""
    (item,) = read(call(event), home=HOME, at=AT)
    return item.said

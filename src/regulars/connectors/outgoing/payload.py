"""What is an endpoint told about an event?

The form is that of Standard Webhooks (https://www.standardwebhooks.com): `type`, `timestamp`, `data`. Events
hold ids, and so does this: who may know more fetches it through the API. `version` is that of the event's
payload; a published field never changes its meaning.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

OF_CUSTOMERS = {"customer_id", "loser", "winner"}
"""Fields that hold a customer's id."""


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of the log."""

    id: int
    name: str
    version: int
    customer_id: int | None
    shop_id: int | None
    occurred_at: datetime
    payload: dict[str, Any]


def message_id(endpoint_id: int, *, event_id: int) -> str:
    """What the receiver knows a notice by: the same for the same endpoint and event, whatever happens."""
    return f"msg_{endpoint_id}_{event_id}"


def body(event: Happened, *, with_customers: bool) -> str:
    """The JSON that is sent. with_customers: whether it says to whom it happened."""
    about = {"event_id": event.id, "shop_id": event.shop_id, "customer_id": event.customer_id}
    data = {name: as_told(name, value) for name, value in {**about, **event.payload}.items()}
    if not with_customers:
        data = {name: value for name, value in data.items() if name not in OF_CUSTOMERS}
    told = {
        "type": event.name,
        "timestamp": event.occurred_at.astimezone(UTC),
        "version": event.version,
        "data": data,
    }
    return msgspec.json.encode(told).decode()


def as_told(name: str, value: object) -> object:
    """A value as the API gives it: ids are words."""
    if name.endswith("_id") or name in OF_CUSTOMERS:
        return None if value is None else str(value)
    if name.endswith("_ids") and isinstance(value, list):
        return [str(each) for each in value]
    return value

"""Which write keys are there, what of theirs couldn't be read, and which orders are known?"""

from collections.abc import Collection
from datetime import datetime

from regulars.commerce.models import Order
from regulars.connectors.event_clients.models import UnreadMessage, WriteKey

SHOWN = 20


def working() -> list[WriteKey]:
    """The keys that let something in, by their shop's name."""
    rows = WriteKey.objects.filter(ended_at=None).select_related("shop")
    return list(rows.order_by("shop__name", "name", "id"))


def by_id(key_id: int) -> WriteKey | None:
    """A key, unless it was ended."""
    return WriteKey.objects.filter(id=key_id, ended_at=None).select_related("shop").first()


def is_browsers(handle: str) -> bool:
    """Whether a key that works may stand in a page."""
    return WriteKey.objects.filter(handle=handle, kind="browser", ended_at=None).exists()


def unread(key_id: int) -> list[UnreadMessage]:
    """The last messages that couldn't be taken."""
    return list(UnreadMessage.objects.filter(key_id=key_id).order_by("-id")[:SHOWN])


def placed(external_ids: Collection[str], *, shop_id: int) -> dict[str, datetime]:
    """When each of these orders that is known was placed."""
    rows = Order.objects.filter(shop_id=shop_id, external_id__in=external_ids)
    return dict(rows.values_list("external_id", "placed_at"))

"""What happens to the doors of shops?"""

import msgspec

from regulars.events.declare import event


@event("shop.connected", of_store=True)
class ShopConnected(msgspec.Struct, frozen=True):
    """A shop's webhooks were let in, or have a new secret."""

    connection_id: int
    kind: str


@event("shop.disconnected", of_store=True)
class ShopDisconnected(msgspec.Struct, frozen=True):
    """A shop's webhooks are no longer let in."""

    connection_id: int

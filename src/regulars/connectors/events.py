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


@event("shop.access_given", of_store=True)
class AccessGiven(msgspec.Struct, frozen=True):
    """What a shop's API is asked with was entered."""

    connection_id: int
    kind: str


@event("shop.uninstalled", of_store=True)
class AppUninstalled(msgspec.Struct, frozen=True):
    """A shop's owner removed our app from it: nothing comes from it, and it is asked nothing."""

    connection_id: int
    kind: str


@event("shop.history_asked", of_store=True)
class HistoryAsked(msgspec.Struct, frozen=True):
    """A shop was asked, through its API, for all that it knows."""

    connection_id: int
    kind: str


@event("shop.history_came", of_store=True)
class HistoryCame(msgspec.Struct, frozen=True):
    """All that a shop knows has come in. things: products, orders and the like that it told of."""

    connection_id: int
    things: int


@event("shop.compared", of_store=True)
class ShopCompared(msgspec.Struct, frozen=True):
    """What a shop has was held against what is known.

    mended: how many things had been missed and came in; left: how many are still missing.
    """

    connection_id: int
    mended: int
    left: int

"""What happens to the keys of event clients?"""

import msgspec

from regulars.events.declare import event


@event("write_key.made", of_store=True)
class WriteKeyMade(msgspec.Struct, frozen=True):
    """Trackers of a shop may tell what happens there. kind: browser or server."""

    key_id: int
    kind: str


@event("write_key.ended", of_store=True)
class WriteKeyEnded(msgspec.Struct, frozen=True):
    """What trackers tell with this key is no longer let in."""

    key_id: int

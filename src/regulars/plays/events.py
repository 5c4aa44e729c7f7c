"""What happens to plays that are proposed?"""

import msgspec

from regulars.events.declare import event


@event("play.drafted", of_store=True)
class PlayDrafted(msgspec.Struct, frozen=True):
    """A program or an assistant proposed a play. It does nothing until a person switches it on."""

    draft_id: int
    play: str


@event("play.draft_ended", of_store=True)
class PlayDraftEnded(msgspec.Struct, frozen=True):
    """A person switched a proposed play on, or discarded it."""

    draft_id: int
    play: str
    switched_on: bool

"""What happens to ad audiences?"""

import msgspec

from regulars.events.declare import event


@event("ad_account.set", of_store=True)
class AdAccountSet(msgspec.Struct, frozen=True):
    """An advertising network was connected, or its key replaced."""

    network: str


@event("ad_audience.made", of_store=True)
class AdAudienceMade(msgspec.Struct, frozen=True):
    """Networks are told of people from now on."""

    audience_id: int
    networks: list[str]


@event("ad_audience.changed", of_store=True)
class AdAudienceChanged(msgspec.Struct, frozen=True):
    """Whom an ad audience means, or what it may cost, was changed. fields: which of it."""

    audience_id: int
    fields: list[str]


@event("ad_audience.stopped", of_store=True)
class AdAudienceStopped(msgspec.Struct, frozen=True):
    """Everybody is taken out of an ad audience's lists. why: owner or budget."""

    audience_id: int
    why: str


@event("ad_audience.started", of_store=True)
class AdAudienceStarted(msgspec.Struct, frozen=True):
    """Networks are told again of an ad audience's people."""

    audience_id: int


@event("ad_audience.removed", of_store=True)
class AdAudienceRemoved(msgspec.Struct, frozen=True):
    """An ad audience was removed, with the history of what networks were told."""

    audience_id: int


@event("ad_audience.erasure_confirmed", of_store=True)
class AdErasureConfirmed(msgspec.Struct, frozen=True):
    """A network took somebody out of a list who was erased here."""

    audience_id: int
    network: str

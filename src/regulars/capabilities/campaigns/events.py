"""What happens to campaigns?"""

import msgspec

from regulars.events.declare import event


@event("campaign.made", of_store=True)
class CampaignMade(msgspec.Struct, frozen=True):
    """A campaign was drafted."""

    campaign_id: int


@event("campaign.changed", of_store=True)
class CampaignChanged(msgspec.Struct, frozen=True):
    """A draft was changed."""

    campaign_id: int


@event("campaign.started", of_store=True)
class CampaignStarted(msgspec.Struct, frozen=True):
    """A campaign was let go; without a later moment it goes out at once."""

    campaign_id: int


@event("campaign.taken_back", of_store=True)
class CampaignTakenBack(msgspec.Struct, frozen=True):
    """A campaign is a draft again: nothing of it had left."""

    campaign_id: int


@event("campaign.paused", of_store=True)
class CampaignPaused(msgspec.Struct, frozen=True):
    """Nothing more of a campaign leaves until it goes on."""

    campaign_id: int


@event("campaign.resumed", of_store=True)
class CampaignResumed(msgspec.Struct, frozen=True):
    """A paused campaign goes on."""

    campaign_id: int


@event("campaign.stopped", of_store=True)
class CampaignStopped(msgspec.Struct, frozen=True):
    """A campaign was ended before everybody had it: what waits never leaves."""

    campaign_id: int


@event("campaign.decided", of_store=True)
class CampaignDecided(msgspec.Struct, frozen=True):
    """Some tried two messages: which one, `a` or `b`, the others get. is_sure: or else it may be chance."""

    campaign_id: int
    winner: str
    is_sure: bool


@event("campaign.done", of_store=True)
class CampaignDone(msgspec.Struct, frozen=True):
    """Everybody whom a campaign means and may reach has it, or has a reason why not."""

    campaign_id: int


@event("campaign.removed", of_store=True)
class CampaignRemoved(msgspec.Struct, frozen=True):
    """A draft was thrown away."""

    campaign_id: int

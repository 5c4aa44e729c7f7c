"""What happens to the addresses that are told what happens?"""

import msgspec

from regulars.events.declare import event


@event("webhook.added", of_store=True)
class WebhookAdded(msgspec.Struct, frozen=True):
    """Another program's address is told what happens from now on."""

    endpoint_id: int


@event("webhook.changed", of_store=True)
class WebhookChanged(msgspec.Struct, frozen=True):
    """What an address is told was changed, or its secret was replaced. fields: which of it."""

    endpoint_id: int
    fields: list[str]


@event("webhook.switched_on", of_store=True)
class WebhookSwitchedOn(msgspec.Struct, frozen=True):
    """An address is told again what happens."""

    endpoint_id: int


@event("webhook.switched_off", of_store=True)
class WebhookSwitchedOff(msgspec.Struct, frozen=True):
    """An address is no longer told anything. why: owner, gone (it said so: 410) or failing (for days)."""

    endpoint_id: int
    why: str


@event("webhook.removed", of_store=True)
class WebhookRemoved(msgspec.Struct, frozen=True):
    """An address was removed, with the log of what it was told."""

    endpoint_id: int

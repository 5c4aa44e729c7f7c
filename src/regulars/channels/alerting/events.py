"""What happens to the services that tell the staff?"""

import msgspec

from regulars.events.declare import event


@event("alert_service.added", of_store=True)
class AlertServiceAdded(msgspec.Struct, frozen=True):
    """The staff is told by one more service; its address stands sealed elsewhere."""

    service_id: int


@event("alert_service.removed", of_store=True)
class AlertServiceRemoved(msgspec.Struct, frozen=True):
    """The staff isn't told by a service any more."""

    service_id: int

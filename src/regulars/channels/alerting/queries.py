"""Which services tell the staff, and what have they told?"""

from collections.abc import Collection, Sequence

from regulars.channels import keyring
from regulars.channels.alerting.models import AlertService, AlertTold

MOST_TRIES = 5


def services() -> Sequence[AlertService]:
    return list(AlertService.objects.order_by("id"))


def service(service_id: int) -> AlertService | None:
    return AlertService.objects.filter(pk=service_id).first()


def address(service: AlertService) -> str:
    """Where it is told. Raises host.vault.CannotOpen, host.keys.KeysLost."""
    return keyring.opened(service.secret)


def settled(service: AlertService, keys: Collection[str]) -> set[str]:
    """Those alerts of which this service needs to hear no more."""
    rows = AlertTold.objects.filter(service=service, key__in=keys)
    return {row.key for row in rows if row.told_at or row.tries >= MOST_TRIES}

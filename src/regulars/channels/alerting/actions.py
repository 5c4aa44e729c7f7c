"""How does the owner say by which services the staff is told?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from regulars.channels import keyring
from regulars.channels.actions import Who, actor
from regulars.channels.alerting import events
from regulars.channels.alerting.addresses import Refused, checked
from regulars.channels.alerting.models import AlertService
from regulars.channels.alerting.telling import look
from regulars.events.log import NewEvent, record
from regulars.web import audit

MOST = 20


def add(url: str, *, who: Who, at: datetime) -> AlertService:
    """Let the staff be told at an address of Apprise's, too. Raises addresses.Refused, host.keys.KeysLost."""
    known = look(checked(url))
    if not known.service:
        raise Refused(gettext("Apprise knows no service of this address, or something in it is missing."))
    with transaction.atomic():
        if AlertService.objects.count() >= MOST:
            raise Refused(gettext("There are enough services already: remove one first."))
        shown = f"{known.service} · {known.shown}"
        row = AlertService.objects.create(shown=shown, secret=keyring.sealed(url.strip()), added_at=at)
        payload = events.AlertServiceAdded(row.pk)
        record(
            NewEvent(payload=payload, key=f"alerts:{row.pk}:added", occurred_at=at, actor=actor(who)), at=at
        )
        audit.note(who, "alerts.added", kind="alerts", id=row.pk, detail={"service": known.service})
    return row


def remove(service_id: int, *, who: Who, at: datetime) -> bool:
    """Tell the staff by this service no more; False where there is none."""
    with transaction.atomic():
        row = AlertService.objects.filter(pk=service_id).first()
        if row is None:
            return False
        row.delete()
        payload = events.AlertServiceRemoved(service_id)
        record(
            NewEvent(payload=payload, key=f"alerts:{service_id}:removed", occurred_at=at, actor=actor(who)),
            at=at,
        )
        audit.note(who, "alerts.removed", kind="alerts", id=service_id)
    return True

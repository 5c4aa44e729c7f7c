"""What is told to the staff now, by which services?

Each alert once at each service, in one message where several are new. What stands goes on standing silently;
when it was gone for an hour and stands again, it is told again.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from regulars.channels import queries as messages
from regulars.channels.alerting import queries
from regulars.channels.alerting.models import AlertService, AlertTold
from regulars.channels.alerting.telling import Outcome, tell
from regulars.host.trouble import Trouble
from regulars.web.alerts import Alert, standing

FORGET = timedelta(hours=1)


def run(*, at: datetime) -> Counter[str]:
    """Tell what is new; at how many services it was taken, and at how many not."""
    done: Counter[str] = Counter()
    services = queries.services()
    if not services:
        return done
    business = messages.business()
    with translation.override(business.language):
        alerts = standing(at=at)
        AlertTold.objects.filter(key__in=[alert.key for alert in alerts]).update(seen_at=at)
        AlertTold.objects.filter(seen_at__lt=at - FORGET).delete()
        for service in services:
            settled = queries.settled(service, [alert.key for alert in alerts])
            if new := [alert for alert in alerts if alert.key not in settled]:
                outcome = at_service(service, title=title(business.name), body=body(new), at=at)
                note(service, new, outcome, at=at)
                done["failed" if outcome.problem else "told"] += 1
    return done


def at_service(service: AlertService, *, title: str, body: str, at: datetime) -> Outcome:
    """Tell it at one service, and keep how that went."""
    try:
        outcome = tell(queries.address(service), title=title, body=body)
    except Trouble:
        outcome = Outcome("sealed")
    changes = {"problem": f"{outcome.problem} {outcome.status}".strip()}
    proven = {} if outcome.problem else {"proven_at": at}
    AlertService.objects.filter(pk=service.pk).update(**changes, **proven)
    return outcome


def note(service: AlertService, alerts: Sequence[Alert], outcome: Outcome, *, at: datetime) -> None:
    """Keep what it was told of, or that it was tried."""
    for alert in alerts:
        row, _new = AlertTold.objects.get_or_create(service=service, key=alert.key, defaults={"seen_at": at})
        told_at = None if outcome.problem else at
        AlertTold.objects.filter(pk=row.pk).update(tries=row.tries + 1, told_at=told_at)


def trial(service: AlertService, *, at: datetime) -> Outcome:
    """Tell something that says that it got through."""
    business = messages.business()
    with translation.override(business.language):
        says = _("If you can read this, alerts get through.")
        return at_service(service, title=title(business.name), body=says, at=at)


def title(name: str) -> str:
    return f"Regulars · {name}" if name else "Regulars"


def body(alerts: Sequence[Alert]) -> str:
    """Each in a line, with its page below."""
    lines = (
        f"{alert.says}\n{settings.BASE_URL}{alert.path}" if alert.path else alert.says for alert in alerts
    )
    return "\n\n".join(lines)

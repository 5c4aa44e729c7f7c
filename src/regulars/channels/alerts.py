"""What of messages must the staff know, whoever looks?"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regulars.channels import queries
from regulars.channels.channel import channels
from regulars.channels.hindrance import hindrance
from regulars.channels.reasons import reason
from regulars.web.alerts import Alert
from regulars.web.format import number

PATIENCE = timedelta(minutes=15)
"""What passes by itself sooner isn't worth a call."""


def stopped(_at: datetime) -> Iterator[Alert]:
    """That somebody stopped everything."""
    if queries.business().sends_stopped_at:
        says = _("Everything is stopped: no message leaves.")
        yield Alert(key="sends:stopped", says=says, path=reverse("messages"))


def held_up(at: datetime) -> Iterator[Alert]:
    """That messages are due on a channel, and can't leave."""
    if queries.business().sends_stopped_at:
        return
    for name in queries.waiting_on(channels(), by=at - PATIENCE):
        why = hindrance(channels()[name], at=at)
        trouble = queries.trouble_of(name)
        if why is None or why.by_hand or (trouble and trouble.since > at - PATIENCE):
            continue
        count = queries.waiting(at=at, channel=name)
        words = ngettext("%(n)s message waits: %(why)s", "%(n)s messages wait: %(why)s", count)
        says = words % {"n": number(count), "why": reason(why.reason)}
        yield Alert(key=f"channel:{name}", says=says, path=reverse("messages"))


def undecided(_at: datetime) -> Iterator[Alert]:
    """That of some messages nobody knows whether they were taken."""
    if count := queries.undecided():
        words = ngettext(
            "Of %(n)s message nobody knows whether it was sent: somebody has to decide.",
            "Of %(n)s messages nobody knows whether they were sent: somebody has to decide.",
            count,
        )
        yield Alert(key="sends:undecided", says=words % {"n": number(count)}, path=reverse("messages"))


ALERTS = (stopped, held_up, undecided)

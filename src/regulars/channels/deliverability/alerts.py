"""What of mail must the staff know, whoever looks?"""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from regulars.channels.deliverability import queries
from regulars.web.alerts import Alert
from regulars.web.format import number


def paused(_at: datetime) -> Iterator[Alert]:
    """That offers wait, since too many people complained."""
    for domain in queries.held_domains():
        if domain.paused_at:
            words = _("Offers of %(domain)s wait: %(n)s people complained of %(all)s mails.")
            told = {"domain": domain.domain, "n": number(domain.complaints), "all": number(domain.accepted)}
            key, path = f"domain:{domain.domain}:paused", reverse("settings_deliverability")
            yield Alert(key=key, says=words % told, path=path)


def unread(_at: datetime) -> Iterator[Alert]:
    """That the mailbox for bounces can't be read."""
    place = queries.place()
    if place and place.problem:
        says = _("The mailbox for bounces can’t be read, so addresses that are gone aren’t known.")
        yield Alert(key=f"mailbox:{place.problem}", says=says, path=reverse("settings_mailbox"))


ALERTS = (paused, unread)

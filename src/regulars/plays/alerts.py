"""What of plays must the staff know, whoever looks?"""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import ngettext

from regulars.plays import queries
from regulars.web.alerts import Alert


def proposed(_at: datetime) -> Iterator[Alert]:
    """That plays wait for somebody to switch them on."""
    if count := queries.open_drafts():
        says = ngettext("%(count)s play is proposed.", "%(count)s plays are proposed.", count)
        yield Alert(key="plays:proposed", says=says % {"count": count}, path=reverse("drafts"))


ALERTS = (proposed,)

"""Must everybody know that a program isn't told any more what happens?"""

from datetime import timedelta
from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regulars import clock
from regulars.connectors.outgoing import queries
from regulars.web.banners import Banner
from regulars.web.request import StaffRequest
from regulars.web.roles import Role

LONG = timedelta(days=1)


def unheard(request: HttpRequest) -> Banner | None:
    """For the owner, when webhooks fail for a day, or ended by themselves."""
    if cast(StaffRequest, request).role != Role.OWNER:
        return None
    since = clock.wall() - LONG
    for each in queries.in_trouble():
        if each.off_why or (each.failing_since and each.failing_since < since):
            says = (
                gettext("%(name)s is told nothing any more: its webhooks failed.")
                if each.off_why
                else gettext("Webhooks to %(name)s have been failing for more than a day.")
            )
            url = reverse("settings_webhook", args=[each.pk])
            return Banner(text=says % {"name": each.name}, tone="warn", url=url, link=_("See why"))
    return None


BANNERS = (unheard,)

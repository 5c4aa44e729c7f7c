"""What about messages must everybody know on every page?"""

from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regulars import clock
from regulars.channels import guard, queries
from regulars.channels.channel import channels
from regulars.channels.hindrance import FOREMOST, hindrance
from regulars.channels.reasons import reason
from regulars.web.banners import Banner
from regulars.web.format import moment, number
from regulars.web.request import StaffRequest


def stopped(request: HttpRequest) -> Banner | None:
    """That somebody stopped everything."""
    since = cast(StaffRequest, request).about.sends_stopped_at
    if since is None:
        return None
    words = _("Everything is stopped since %(when)s: no message leaves.") % {"when": moment(since)}
    return Banner(text=words, tone="bad", url=reverse("messages"), link=_("Let messages go again"))


def only_to(_request: HttpRequest) -> Banner | None:
    """That messages reach only a few."""
    if not (listed := guard.only_to()):
        return None
    return Banner(text=_("Messages go only to %(who)s.") % {"who": ", ".join(sorted(listed))})


def waiting(request: HttpRequest) -> Banner | None:
    """That messages are due and can't leave."""
    if cast(StaffRequest, request).about.sends_stopped_at:
        return None
    at = clock.now()
    hindered = ((name, hindrance(channels()[name], at=at)) for name in queries.waiting_on(channels(), by=at))
    name, why = next((each for each in hindered if each[1] and not each[1].by_hand), ("", None))
    return held_up(name, why=why.reason, count=queries.waiting(at=at, channel=name)) if why else None


def held_up(channel: str, *, why: str, count: int) -> Banner:
    words = ngettext("%(n)s message waits: %(why)s", "%(n)s messages wait: %(why)s", count)
    return Banner(
        text=words % {"n": number(count), "why": reason(why)},
        tone="warn",
        url=reverse("settings_email" if channel == FOREMOST else "settings"),
        link=_("E-mail settings") if channel == FOREMOST else _("Settings"),
    )


BANNERS = (stopped, only_to, waiting)

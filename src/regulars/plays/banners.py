"""Must somebody look at what was proposed?"""

from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from regulars.plays import queries
from regulars.web.access import Access
from regulars.web.banners import Banner
from regulars.web.request import StaffRequest
from regulars.web.roles import Role

DECIDES = Access(roles=frozenset({Role.MARKETER}))


def proposed(request: HttpRequest) -> Banner | None:
    """For who may switch plays on, when some wait for that."""
    if not DECIDES.admits(cast(StaffRequest, request).role) or not (count := queries.open_drafts()):
        return None
    says = ngettext("%(count)s play is proposed.", "%(count)s plays are proposed.", count)
    return Banner(text=says % {"count": count}, url=reverse("drafts"), link=_("Look at them"))


BANNERS = (proposed,)

"""Must the owner know that an advertising network holds something up?"""

from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regulars.capabilities.audiences import queries
from regulars.capabilities.audiences.words import network_word
from regulars.web.banners import Banner
from regulars.web.request import StaffRequest
from regulars.web.roles import Role

BY_ITSELF = ("busy", "out_of_reach", "unreadable", "sandbox")
"""What passes without anybody."""


def held_up(request: HttpRequest) -> Banner | None:
    """For the owner, when somebody has to mend something before a list goes on."""
    if cast(StaffRequest, request).role != Role.OWNER:
        return None
    for row in queries.in_trouble():
        if row.problem not in BY_ITSELF:
            says = gettext("The ad audience %(name)s is held up at %(network)s.")
            return Banner(
                text=says % {"name": row.audience.name, "network": network_word(row.network)},
                tone="warn",
                url=reverse("ad_audience", args=[row.audience_id]),
                link=_("See why"),
            )
    return None


BANNERS = (held_up,)

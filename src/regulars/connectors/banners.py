"""Must everybody know that nothing comes from a shop any more?"""

from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regulars.connectors import queries
from regulars.web.banners import Banner
from regulars.web.request import StaffRequest
from regulars.web.roles import Role


def uninstalled(request: HttpRequest) -> Banner | None:
    """For the owner, when our app was removed from a shop."""
    if cast(StaffRequest, request).role != Role.OWNER:
        return None
    gone = next(iter(queries.uninstalled()), None)
    if gone is None:
        return None
    says = gettext("The app was removed from %(shop)s: nothing comes from there any more.")
    url = reverse("settings_connection", args=[gone.id])
    return Banner(text=says % {"shop": gone.shop.name}, tone="bad", url=url, link=_("What to do"))


BANNERS = (uninstalled,)

"""Where do campaigns stand in the side navigation?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.navigation import NavItem

ITEMS = (
    NavItem(
        name="campaigns",
        label=_("Campaigns"),
        url_name="campaigns",
        order=135,
        roles=("marketer", "analyst"),
    ),
)

"""Where do ad audiences stand in the side navigation?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.navigation import NavItem

ITEMS = (
    NavItem(
        name="ad_audiences",
        label=_("Ad audiences"),
        url_name="ad_audiences",
        order=140,
        roles=("marketer", "analyst"),
    ),
)

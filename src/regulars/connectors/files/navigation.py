"""Where do imports stand in the navigation?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.navigation import NavItem

ITEMS = (
    NavItem(name="imports", label=_("Imports"), url_name="imports", order=230, roles=("marketer",), key="i"),
)

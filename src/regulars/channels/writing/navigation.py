"""Where does one find letters?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.navigation import NavItem

ITEMS = (
    NavItem(name="letters", label=_("Letters"), url_name="letters", order=212, roles=("marketer",), key="t"),
)

"""Where does one find whom to call?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.navigation import NavItem

ITEMS = (NavItem(name="calls", label=_("Calls"), url_name="calls", order=213, roles=("agent",)),)

"""Which pages of the console does everybody start from?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.navigation import NavItem

ITEMS = (
    NavItem(name="overview", label=_("Overview"), url_name="overview", order=110, key="o"),
    NavItem(name="people", label=_("People"), url_name="people", order=120, key="p", search=True),
)

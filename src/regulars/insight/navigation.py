"""Where do products and definitions stand in the navigation?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.navigation import NavItem

ITEMS = (
    NavItem(
        name="products", label=_("Products"), url_name="products", order=220, roles=("analyst",), key="r"
    ),
    NavItem(name="definitions", label=_("Definitions"), url_name="definitions", order=310, key="d"),
)

"""Where does one find letters by post, and cards for parcels?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.navigation import NavItem

ITEMS = (
    NavItem(name="post", label=_("By post"), url_name="print_runs", order=214, roles=("marketer",)),
    NavItem(
        name="parcel_cards", label=_("Parcel cards"), url_name="parcel_cards", order=215, roles=("agent",)
    ),
)

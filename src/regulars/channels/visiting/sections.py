"""What of messages on the shop's page can be set?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="onsite",
        label=_("Messages on the page"),
        says=_("A card for those who are known and come to the shop, once, and only who allowed it."),
        order=306,
        url_name="settings_onsite",
    ),
)

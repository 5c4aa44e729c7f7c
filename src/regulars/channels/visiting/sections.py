"""What of messages on the shop's page can be set?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="onsite",
        label=_("Messages on the page"),
        says=_("A card for known visitors who allowed it: shown once, when they come to the shop."),
        order=306,
        url_name="settings_onsite",
    ),
)

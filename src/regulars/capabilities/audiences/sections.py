"""Where are advertising networks connected in Settings?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="advertising",
        label=_("Advertising"),
        says=_("At which networks people who allow it may see your ads."),
        order=330,
        url_name="settings_advertising",
    ),
)

"""What of people's rights can be seen under Settings?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="privacy",
        label=_("Privacy"),
        says=_("Who asked for their data or to be forgotten, until when, and what was done."),
        order=320,
        url_name="settings_privacy",
    ),
)

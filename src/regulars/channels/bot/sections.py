"""What of Telegram can be set?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="telegram",
        label=_("Telegram"),
        says=_("The bot by which you write to people in Telegram."),
        order=303,
        url_name="settings_telegram",
    ),
)

"""What of WhatsApp can be set?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="whatsapp",
        label=_("WhatsApp"),
        says=_("The number by which you write to people in WhatsApp, and the templates you say it in."),
        order=304,
        url_name="settings_whatsapp",
    ),
)

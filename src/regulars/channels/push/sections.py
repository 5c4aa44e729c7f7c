"""What of web push can be set?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="webpush",
        label=_("Web push"),
        says=_("Notifications in the browsers of those who asked for them on the shop’s page."),
        order=305,
        url_name="settings_webpush",
    ),
)

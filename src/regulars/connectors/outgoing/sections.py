"""Where are webhooks set in Settings?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="webhooks",
        label=_("Webhooks"),
        says=_("Which programs are told at once what happens here."),
        order=515,
        url_name="settings_webhooks",
    ),
)

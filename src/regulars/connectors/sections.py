"""Where are shops connected in Settings?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="connections",
        label=_("Connections"),
        says=_("The doors through which your shops tell what happens: webhooks and the events API."),
        order=40,
        url_name="settings_connections",
    ),
)

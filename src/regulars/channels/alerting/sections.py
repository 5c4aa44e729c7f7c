"""What can be set of alerts?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="alerts",
        label=_("Alerts"),
        says=_("By which services you hear when something stands still."),
        order=505,
        url_name="settings_alerts",
    ),
)

"""Where in Settings does one see how welcome mail is?"""

from django.utils.translation import gettext_lazy as _

from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="deliverability",
        label=_("Deliverability"),
        says=_("Whether mail arrives and is welcome, and what keeps it so."),
        order=301,
        url_name="settings_deliverability",
    ),
)

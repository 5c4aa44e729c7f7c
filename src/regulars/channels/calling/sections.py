"""What of calls can be set?"""

from django.utils.translation import gettext_lazy as _

from regulars.channels.calling.settings import CallSettings
from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="calls",
        label=_("Calls"),
        says=_("Whether your colleagues call people, and at which hours."),
        order=308,
        form=CallSettings,
    ),
)

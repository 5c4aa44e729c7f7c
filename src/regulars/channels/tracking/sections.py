"""What can be set of what is noted about messages?"""

from django.utils.translation import gettext_lazy as _

from regulars.channels.tracking.settings import TrackingSettings
from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="tracking",
        label=_("Opens and clicks"),
        says=_("Whether it is noted which messages are opened and which links are followed."),
        order=317,
        form=TrackingSettings,
    ),
)

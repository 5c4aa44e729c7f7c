"""What of messages can be set?"""

from django.utils.translation import gettext_lazy as _

from regulars.channels.limits import MessageLimits
from regulars.channels.opting_in import DoubleOptIn
from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="email",
        label=_("E-mail"),
        says=_("The server by which messages leave, and as whom you write."),
        order=300,
        url_name="settings_email",
    ),
    Section(
        name="limits",
        label=_("Limits"),
        says=_("How many messages one person may get, and at which hours."),
        order=318,
        form=MessageLimits,
    ),
    Section(
        name="double-opt-in",
        label=_("Double opt-in"),
        says=_("Whose yes on a form holds only when they confirm it by a letter."),
        order=313,
        form=DoubleOptIn,
    ),
)

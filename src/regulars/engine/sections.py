"""What of the plays can be set?"""

from django.utils.translation import gettext_lazy as _

from regulars.engine.limits import PlayLimits
from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="plays",
        label=_("Plays"),
        says=_("How many plays may begin with one person, all of them together."),
        order=210,
        form=PlayLimits,
        roles=("owner", "marketer"),
    ),
)

"""What of letters' looks can be set?"""

from django.utils.translation import gettext_lazy as _

from regulars.channels.writing.brand import Brand
from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="brand",
        label=_("Looks of letters"),
        says=_("Logo, colours, font, and the people who sign."),
        order=311,
        form=Brand,
        roles=("marketer",),
    ),
)

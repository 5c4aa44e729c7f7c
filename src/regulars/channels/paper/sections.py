"""What of letters by post and of cards can be set?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regulars.channels.paper.card_settings import CardSettings
from regulars.channels.paper.settings import PostSettings
from regulars.web.sections import Section

SECTIONS = (
    Section(
        name="post",
        label=pgettext_lazy("settings", "Post"),
        says=_("Whether you send letters by post, what one costs, and on which labels."),
        order=307,
        form=PostSettings,
    ),
    Section(
        name="parcel_card",
        label=_("Parcel cards"),
        says=_("What the card says that lies in a parcel, and who signs it."),
        order=321,
        form=CardSettings,
        roles=("owner", "marketer"),
    ),
)

"""Under which address are links of messages followed?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regulars.web.doors import Door

DOORS = (
    Door(
        name="links",
        label=_("Links in messages"),
        path=lambda: reverse("follow_link", args=["1.cHJvYmU.cHJvYmU"]),
        method="GET",
    ),
)

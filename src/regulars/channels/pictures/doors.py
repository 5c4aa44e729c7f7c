"""Under which address do mail programs get the pictures of letters?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regulars.web.doors import Door

DOORS = (
    Door(
        name="pictures",
        label=_("Pictures in letters"),
        path=lambda: reverse("picture", args=["0" * 32, "png"]),
        method="GET",
    ),
)

"""Under which address do people choose what to hear of?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regulars.web.doors import Door

DOORS = (
    Door(
        name="preferences",
        label=_("Links to what people wish to hear of"),
        path=lambda: reverse("preferences", args=["1.cHJvYmU.cHJvYmU"]),
        method="GET",
    ),
)

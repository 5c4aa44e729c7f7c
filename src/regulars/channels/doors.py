"""Under which address do people leave the list?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regulars.web.doors import Door

DOORS = (
    Door(
        name="unsubscribe",
        label=_("Links to unsubscribe"),
        path=lambda: reverse("unsubscribe", args=["1.cHJvYmU.cHJvYmU"]),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=b"List-Unsubscribe=One-Click",
    ),
)

"""Under which addresses do people sign up?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regulars.web.doors import Door

DOORS = (
    Door(
        name="form",
        label=_("Sign-up forms"),
        path=lambda: reverse("form", args=["probe"]),
        method="GET",
    ),
)

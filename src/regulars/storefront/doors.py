"""Under which address do shops' pages load the script?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regulars.web.doors import Door

DOORS = (
    Door(
        name="page",
        label=_("The script for your shop’s page"),
        path=lambda: reverse("page_script"),
        method="GET",
    ),
)

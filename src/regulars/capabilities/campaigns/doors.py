"""Under which address do people read newsletters?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regulars.web.doors import Door

DOORS = (Door(name="newsletters", label=_("Newsletters"), path=lambda: reverse("newsletters"), method="GET"),)

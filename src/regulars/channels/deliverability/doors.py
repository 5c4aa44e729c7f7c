"""Under which address do providers tell of mails?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regulars.web.doors import Door

DOORS = (
    Door(
        name="mail_told",
        label=_("What a mail provider tells"),
        path=lambda: reverse("mail_told", args=["postmark"]),
        headers={"Content-Type": "application/json"},
        body=b"{}",
    ),
)

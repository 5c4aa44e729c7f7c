"""Under which addresses do SMS providers tell us things?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regulars.web.doors import Door

FORM = {"Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": "none"}

DOORS = (
    Door(
        name="sms_answers",
        label=_("Answers to SMS"),
        path=lambda: reverse("sms_answers"),
        headers=FORM,
        body=b"From=%2B37120000000&Body=Hello",
    ),
)

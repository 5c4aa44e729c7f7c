"""Under which address does Meta tell us things of WhatsApp?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regulars.channels.cloud.pages.notices import LIMIT
from regulars.web.doors import Door

DOORS = (
    Door(
        name="whatsapp_notices",
        label=_("What people write in WhatsApp, and what became of messages"),
        path=lambda: reverse("whatsapp_notices"),
        headers={"Content-Type": "application/json", "X-Hub-Signature-256": "sha256=none"},
        largest=LIMIT,
        body=b'{"object": "whatsapp_business_account", "entry": []}',
    ),
)

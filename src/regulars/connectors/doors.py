"""Under which address do shops tell what happens?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regulars.connectors.pages.door import LIMIT
from regulars.web.doors import Door

DOORS = (
    Door(
        name="webhooks",
        label=_("Webhooks of shops"),
        path=lambda: reverse("webhook", args=["probe"]),
        headers={
            "Content-Type": "application/json",
            "X-Shopify-Hmac-Sha256": "cHJvYmU+Lz0=",
            "X-WC-Webhook-Signature": "cHJvYmU+Lz0=",
        },
        body='{"name": "Līga \\u00e4", "total":  "10.00"}\n'.encode(),
        largest=LIMIT,
    ),
)

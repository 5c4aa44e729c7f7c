"""In which words does the audit log say what staff did with webhooks?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "webhook.added": _("Added an address for webhooks"),
    "webhook.changed": _("Changed what an address is told"),
    "webhook.removed": _("Removed an address for webhooks"),
    "webhook.rotated": _("Replaced the secret of webhooks"),
    "webhook.switched_off": _("Switched webhooks to an address off"),
    "webhook.switched_on": _("Switched webhooks to an address on"),
}

"""In which words does the audit log say what staff did with plays?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "clock.set": _("Set the sandbox’s clock"),
    "play.revised": _("Changed a play"),
    "play.switched_off": _("Switched a play off"),
    "play.switched_on": _("Switched a play on"),
}

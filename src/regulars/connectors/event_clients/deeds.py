"""In which words does the audit log say what staff did with write keys?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "write_key.ended": _("Ended a write key"),
    "write_key.made": _("Made a write key"),
}

"""In which words does the audit log say what was done with proposed plays?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "draft.discarded": _("Put a proposed play aside"),
    "draft.switched_on": _("Switched a proposed play on"),
}

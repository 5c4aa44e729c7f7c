"""In which words does the audit log say what staff did with insight?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "insight.asked": _("Had everything worked out anew"),
    "interval.estimated": _("Estimated how often something is bought again"),
}

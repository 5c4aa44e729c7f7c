"""In which words does the audit log say what staff did with alerts?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "alerts.added": _("Added a service that tells the staff"),
    "alerts.removed": _("Removed a service that told the staff"),
}

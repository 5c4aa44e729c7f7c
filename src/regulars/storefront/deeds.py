"""In which words does the audit log say what staff did with a shop's page?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "page.begun": _("Set up a shop’s page"),
    "page.changed": _("Changed a shop’s page"),
}

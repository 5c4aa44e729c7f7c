"""In which words does the audit log say what staff did with the business's terms?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "company.changed": _("Changed the company"),
    "rate.set": _("Set an exchange rate"),
    "shop.added": _("Added a shop"),
    "shop.changed": _("Changed a shop"),
}

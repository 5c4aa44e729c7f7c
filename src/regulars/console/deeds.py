"""In which words does the audit log say what staff did with people and letters?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "address.unblocked": _("Unblocked an address to which nothing was sent"),
    "customer.liking_noted": _("Noted how somebody likes it"),
    "consent.withdrawn": _("Stopped offers to somebody who asked for it"),
    "customers.merged": _("Found two to be one person"),
    "customers.separated": _("Found one to be two people"),
    "letter.tried": _("Sent themselves a message to try it"),
}

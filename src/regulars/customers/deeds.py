"""In which words does the audit log say what staff did with people's data?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "consent.given_out": _("Took out what a person said about messages"),
    "person.data_given": _("Took out all data of a person"),
    "person.erased": _("Forgot a person"),
    "privacy.answered": _("Noted that a person got their data"),
}

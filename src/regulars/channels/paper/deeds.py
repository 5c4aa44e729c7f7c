"""In which words does the audit log say what staff did with letters and cards?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "letters.printed": _("Printed letters"),
    "letters.posted": _("Brought letters to the post"),
    "letters.taken_back": _("Undid a print run"),
    "cards.printed": _("Made cards for parcels"),
    "addresses.brought": _("Brought postal addresses in"),
}

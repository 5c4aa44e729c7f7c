"""In which words does the audit log say what staff did with letters?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "letter.made": _("Began a letter"),
    "letter.renewed": _("Gave waiting messages the newest text"),
    "letter.saved": _("Saved a letter"),
    "letter.withdrawn": _("Went back to the gallery’s text"),
}

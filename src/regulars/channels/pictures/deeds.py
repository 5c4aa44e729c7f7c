"""In which words does the audit log say what staff did with pictures?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {"picture.kept": _("Handed in a picture")}

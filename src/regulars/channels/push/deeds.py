"""In which words does the audit log say that staff let notifications leave?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {"webpush.set": _("Set up web push")}

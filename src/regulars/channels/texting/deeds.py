"""In which words does the audit log say what staff did with SMS?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {"sms.set": _("Set by which provider SMS leave")}

"""In which words does the audit log say what staff did with WhatsApp?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "cloud.set": _("Set by which number messages leave in WhatsApp"),
    "cloud.template": _("Set in which template a letter is said in WhatsApp"),
}

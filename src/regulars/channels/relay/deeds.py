"""In which words does the audit log say to whom staff let messages be handed on?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {"relay.set": _("Set to which program messages are handed on")}

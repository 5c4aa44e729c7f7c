"""In which words does the audit log say that staff let messages be shown on the shop's page?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {"onsite.set": _("Set whether messages are shown on the shop’s page")}

"""In which words does the audit log say what staff did with campaigns?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "campaign.changed": _("Changed a campaign"),
    "campaign.made": _("Drafted a campaign"),
    "campaign.paused": _("Paused a campaign"),
    "campaign.removed": _("Threw a draft of a campaign away"),
    "campaign.resumed": _("Let a campaign go on"),
    "campaign.started": _("Started a campaign"),
    "campaign.stopped": _("Stopped a campaign"),
    "campaign.taken_back": _("Took a campaign back"),
}

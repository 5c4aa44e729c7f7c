"""In which words does the audit log say what staff did with ad audiences?"""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "ad_account.set": _("Connected an advertising network"),
    "ad_audience.changed": _("Changed an ad audience"),
    "ad_audience.made": _("Made an ad audience"),
    "ad_audience.removed": _("Removed an ad audience"),
    "ad_audience.started": _("Started an ad audience again"),
    "ad_audience.stopped": _("Stopped an ad audience"),
}

"""What of mail must everybody know on every page?"""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from regulars.channels.deliverability import queries
from regulars.web.banners import Banner
from regulars.web.format import number


def paused(_request: HttpRequest) -> Banner | None:
    """That offers wait, since too many people complained."""
    domain = queries.paused()
    if domain is None:
        return None
    words = _("Offers of %(domain)s wait: %(n)s people complained of %(all)s mails.")
    told = {"domain": domain.domain, "n": number(domain.complaints), "all": number(domain.accepted)}
    return Banner(
        text=words % told, tone="bad", url=reverse("settings_deliverability"), link=_("Look into it")
    )


BANNERS = (paused,)

"""What must everybody know while they look at a demo?"""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from regulars.connectors.demo import queries
from regulars.connectors.demo.demo import REAL
from regulars.web.banners import Banner


def made_up_parts(_request: HttpRequest) -> Banner | None:
    """What of the demo on real orders isn't real."""
    if queries.shop_of(REAL) is None:
        return None
    return Banner(text=_("Demo: the orders are real, the e-mail addresses and consents are made up."))


BANNERS = (made_up_parts,)

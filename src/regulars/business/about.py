"""What may every page know of the business?"""

from zoneinfo import ZoneInfo

from regulars.business.models import Business
from regulars.web.about import About


def read() -> About:
    """The business as its row says; a nameless one before the first start."""
    business = Business.objects.first()
    if business is None:
        return About()
    return About(
        name=business.name,
        currency=business.currency,
        language=business.language,
        zone=ZoneInfo(business.time_zone),
        sandbox=business.sandbox,
        synthetic=business.synthetic,
        clock_offset=business.clock_offset,
        sends_stopped_at=business.sends_stopped_at,
    )

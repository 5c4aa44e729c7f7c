"""What do campaigns hold of people?"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.holdings import Holding, OfShop

COMPARED = "What a campaign brought is worked out from it; it names nobody once the person is erased"

HOLDINGS = (
    Holding(
        table="campaign_person",
        title=_("Campaigns that meant them"),
        where="p.customer_id = ANY (%(customers)s)",
        kept=COMPARED,
        source="campaign_person p JOIN campaign c ON c.id = p.campaign_id",
        shown="p.assigned_at, c.name AS campaign, p.arm, p.variant",
    ),
)
OF_SHOPS: tuple[OfShop, ...] = ()

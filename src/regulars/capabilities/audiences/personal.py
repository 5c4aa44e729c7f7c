"""What do ad audiences hold of people?"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.holdings import Holding, OfShop

COMPARED = "What advertising brought is worked out from it; it names nobody once the person is erased"
TO_TAKE_OUT = "Only what a network was told takes somebody out of its list: it goes when that is confirmed"

HOLDINGS = (
    Holding(
        table="ad_person",
        title=_("Ad audiences they were drawn for"),
        where="p.customer_id = ANY (%(customers)s)",
        kept=COMPARED,
        source="ad_person p JOIN ad_audience a ON a.id = p.audience_id",
        shown="p.assigned_at, a.name AS audience, p.arm",
    ),
    Holding(
        table="ad_member",
        title=_("Lists of advertising networks they are on"),
        where="m.customer_id = ANY (%(customers)s)",
        kept=TO_TAKE_OUT,
        source="ad_member m JOIN ad_list l ON l.id = m.list_id JOIN ad_audience a ON a.id = l.audience_id",
        shown="m.since, l.network, a.name AS audience, m.state",
    ),
)
OF_SHOPS: tuple[OfShop, ...] = ()

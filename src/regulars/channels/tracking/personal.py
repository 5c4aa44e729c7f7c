"""What is held of people who followed links?"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.holdings import Holding, OfShop

HOLDINGS = (
    Holding(
        table="message_hit",
        title=_("Links followed within the last hour"),
        shown="at, kind, target, agent",
    ),
)

OF_SHOPS = (
    OfShop(table="message_hit", where="send_id IN (SELECT id FROM send WHERE shop_id = %(shop_id)s)"),
)

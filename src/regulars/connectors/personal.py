"""What do the doors hold of people and shops?"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.holdings import Holding, OfShop

ITS_CONNECTIONS = "connection_id IN (SELECT id FROM connection WHERE shop_id = %(shop_id)s)"
ITS_KEYS = "key_id IN (SELECT id FROM write_key WHERE shop_id = %(shop_id)s)"
TELLS_OF_IT = "What it let in is forgotten; that it was there is kept with the log"

HOLDINGS = (
    Holding(
        table="unread_message",
        where="EXISTS (SELECT FROM unnest(%(words)s::text[]) word"
        " WHERE strpos(lower(convert_from(body, 'LATIN1')), word) > 0)",
        searched=True,
        withheld="What couldn't be read: nobody can tell whose it is",
    ),
    Holding(table="telling", title=_("Told to the shop"), shown="planned_at, finished_at, state, change"),
)

OF_SHOPS = (
    OfShop(
        table="connection",
        kept=TELLS_OF_IT,
        blanked={"ended_at": "coalesce(ended_at, %(at)s)", "secret": "''", "access": "''"},
    ),
    OfShop(table="raw_delivery", where=ITS_CONNECTIONS),
    OfShop(table="pull", where=ITS_CONNECTIONS),
    OfShop(table="follow", where=ITS_CONNECTIONS),
    OfShop(table="wish", where=ITS_CONNECTIONS),
    OfShop(table="comparison", where=ITS_CONNECTIONS),
    OfShop(table="telling", where=ITS_CONNECTIONS),
    OfShop(table="unread_message", where=ITS_KEYS),
    OfShop(
        table="write_key",
        kept=TELLS_OF_IT,
        blanked={"ended_at": "coalesce(ended_at, %(at)s)", "proof_secret": "''"},
    ),
)

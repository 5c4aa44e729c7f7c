"""What do forms hold of people and of shops?"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.holdings import Holding, OfShop

HOLDINGS = (
    Holding(
        table="form_entry",
        title=_("Forms by which they signed up"),
        shown="sent_at, (SELECT f.name FROM form f WHERE f.id = form_id) AS form, edition, channel, language,"
        " page, told, confirmed_at",
    ),
    Holding(
        table="form_download",
        title=_("What they fetched"),
        shown="at, entry_id",
    ),
)
OF_SHOPS = (
    OfShop(
        table="form",
        kept="What people agreed to has to be shown later; nobody signs up by it any more",
        blanked={"ended_at": "coalesce(ended_at, %(at)s)"},
    ),
)

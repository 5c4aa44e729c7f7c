"""What do messages hold of people and shops?"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.holdings import Holding, OfShop

HOLDINGS = (
    Holding(
        table="send",
        title=_("Messages"),
        kept="That something was sent counts, and keeps it from being sent twice; the letter itself goes",
        blanked={"detail": "''"},
        shown="planned_at, channel, purpose, play, template, state, reason, handed_at, ended_at",
    ),
    Holding(
        table="send_content",
        title=_("Letters, word by word"),
        shown="made_at, address, sender, language, subject, text, html",
    ),
)

OF_SHOPS = (
    OfShop(table="send", kept="That something was sent counts, and keeps it from being sent twice"),
    OfShop(
        table="send_content",
        where="send_id IN (SELECT id FROM send WHERE shop_id = %(shop_id)s)",
        key="send_id",
    ),
    OfShop(table="sender_identity", key="shop_id"),
)

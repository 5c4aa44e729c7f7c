"""What do calls hold of people?"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.holdings import Holding, OfShop

HOLDINGS = (
    Holding(
        table="call_task",
        title=_("Calls"),
        kept="That somebody was called counts, and keeps them from being called twice",
        shown="taken_at, tries, outcome, ended_at",
    ),
)

OF_SHOPS = (OfShop(table="call_task", key="send_id", kept="That somebody was called counts"),)

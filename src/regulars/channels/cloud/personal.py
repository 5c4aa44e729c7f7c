"""What does WhatsApp's window hold of people?"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.holdings import Holding

HOLDINGS = (Holding(table="cloud_window", title=_("Wrote to us in WhatsApp within a day"), shown="wrote_at"),)
OF_SHOPS = ()

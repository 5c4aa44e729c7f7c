"""What do letters and cards hold of people?"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.holdings import Holding, OfShop

HOLDINGS = (Holding(table="parcel_card", title=_("Cards in parcels"), shown="made_at, code"),)

OF_SHOPS = (OfShop(table="parcel_card"),)

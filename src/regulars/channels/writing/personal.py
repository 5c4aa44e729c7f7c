"""What do a store's own letters hold of shops?"""

from regulars.customers.holdings import Holding, OfShop

HOLDINGS: tuple[Holding, ...] = ()
OF_SHOPS = (OfShop(table="own_text"),)

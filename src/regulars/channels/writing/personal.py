"""What do a store's own letters hold of shops?"""

from regulars.customers.holdings import Holding, OfShop

HOLDINGS: tuple[Holding, ...] = ()
OF_SHOPS = (
    OfShop(
        table="own_text",
        kept="An edition’s number, so that no other gets it while messages refer to it; what it said goes",
        blanked={
            "subject": "''",
            "preview": "''",
            "short": "''",
            "blocks": "'[]'::jsonb",
            "withdrawn": "true",
        },
    ),
)

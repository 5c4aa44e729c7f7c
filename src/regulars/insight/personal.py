"""What does that which we understand hold of people and shops?"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.holdings import Holding, OfShop

COUNTED = "Figures count it; it names nobody once the person is erased"
TURN = "occurred_at, turned_from, turned_to, reason, numbers, known_at"
OF_ITS_PRODUCTS = "product_id IN (SELECT id FROM product WHERE shop_id = %(shop_id)s)"

HOLDINGS = (
    Holding(
        table="customer_profile",
        title=_("What we understand of them"),
        kept=COUNTED,
        shown=(
            "as_of, stage, stage_reason, category, category_reason, rhythm, orders, revenue_business,"
            " usual_interval, expected_next_at, chance, next_year_orders, next_year_business"
        ),
    ),
    Holding(
        table="customer_need",
        title=_("What they need next"),
        where="n.customer_id = ANY (%(customers)s)",
        kept=COUNTED,
        source="customer_need n LEFT JOIN product p ON p.id = n.product_id",
        shown="n.expected_at, p.name AS product, n.last_bought_at, n.interval, n.chance",
    ),
    Holding(table="stage_transition", title=_("Stages"), kept=COUNTED, shown=TURN),
    Holding(table="category_history", title=_("Kinds of customer"), kept=COUNTED, shown=TURN),
)

OF_SHOPS = (
    OfShop(table="customer_need", where=OF_ITS_PRODUCTS),
    OfShop(table="interval_estimate", where=OF_ITS_PRODUCTS),
    OfShop(table="product_profile", where=OF_ITS_PRODUCTS, key="product_id"),
    OfShop(table="cohort_cell"),
    OfShop(table="kpi_period"),
    OfShop(table="kpi_day"),
)

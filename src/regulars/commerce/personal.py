"""What do orders, refunds, parcels and baskets hold of people and shops?"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.holdings import Holding, OfShop

COUNTED = "It is counted, and names nobody once the person is erased"
SAID = {"content": "''", "term": "''", "landing": "''", "referrer": "''", "click": "''", "heard": "''"}

HOLDINGS = (
    Holding(
        table="orders",
        title=_("Orders"),
        kept=COUNTED,
        blanked={"address_id": "NULL"},
        shown=(
            "placed_at, shop_id, number, external_id, cancelled_at, currency, total_minor, revenue_minor,"
            " discount_minor, shipping_minor, tax_minor, channel"
        ),
    ),
    Holding(
        table="order_line",
        title=_("What was ordered"),
        where="order_line.customer_id = ANY (%(customers)s)",
        kept=COUNTED,
        source="order_line JOIN orders o ON o.id = order_id JOIN product p ON p.id = product_id",
        shown="o.placed_at, o.external_id AS order, p.sku, p.name, quantity, order_line.revenue_minor",
    ),
    Holding(
        table="refund",
        title=_("Refunds"),
        kept=COUNTED,
        blanked={"reason": "''"},
        shown="refunded_at, order_external_id AS order, currency, total_minor, reason",
    ),
    Holding(
        table="cart",
        title=_("Baskets"),
        kept=COUNTED,
        blanked={"url": "''"},
        shown="started_at, shop_id, currency, total_minor, lines, url, completed_at",
    ),
    Holding(
        table="tracking",
        title=_("News from carriers"),
        where="(shop_id, tracking_number) IN (SELECT s.shop_id, s.tracking_number FROM shipment s"
        " WHERE s.tracking_number <> '' AND s.customer_id = ANY (%(customers)s))",
        shown="occurred_at, carrier, tracking_number, status, says, promised_at",
    ),
    Holding(
        table="shipment",
        title=_("Parcels"),
        kept=COUNTED,
        blanked={"tracking_number": "''", "tracking_url": "''"},
        shown=(
            "shipped_at, order_external_id AS order, carrier, method, tracking_number, tracking_url,"
            " promised_at, delivered_at"
        ),
    ),
    Holding(
        table="touch",
        title=_("How they came to the shop"),
        kept=COUNTED,
        blanked=SAID,
        shown="occurred_at, source, medium, campaign, content, term, landing, referrer, heard",
    ),
    Holding(
        table="opening_balance",
        title=_("What they had in other programs"),
        kept=COUNTED,
        blanked={"ends_with": "''"},
        shown="as_of, program, kind, amount, unit, tier, ends_with",
    ),
    Holding(
        table="review_text",
        title=_("Reviews, word by word"),
        where="review_id IN (SELECT id FROM review WHERE customer_id = ANY (%(customers)s))",
        source="review_text JOIN review r ON r.id = review_id",
        shown="r.written_at, author, review_text.title, body, reply",
    ),
    Holding(
        table="review_text",
        where="(lower(author) = ANY (%(words)s::text[])"
        " AND review_id IN (SELECT id FROM review WHERE customer_id IS NULL))",
        searched=True,
        withheld="Who bears the same name need not be the same person",
    ),
    Holding(
        table="review",
        title=_("Reviews"),
        kept=COUNTED,
        shown="written_at, program, product, sku, handle, rating, verified, published",
    ),
    Holding(
        table="customer_past",
        title=_("Their past in the shop"),
        kept=COUNTED,
        shown="as_of, since, orders",
    ),
    Holding(
        table="customer_totals",
        title=_("Orders in all"),
        kept=COUNTED,
        shown="first_order_at, last_order_at, orders, revenue_business, refunded_business",
    ),
)

OF_SHOPS = (
    OfShop(table="refund_line", where="refund_id IN (SELECT id FROM refund WHERE shop_id = %(shop_id)s)"),
    OfShop(table="order_line", where="order_id IN (SELECT id FROM orders WHERE shop_id = %(shop_id)s)"),
    OfShop(table="cart"),
    OfShop(table="shipment"),
    OfShop(table="tracking"),
    OfShop(table="touch"),
    OfShop(table="ad_spend"),
    OfShop(table="opening_balance"),
    OfShop(
        table="review_text",
        where="review_id IN (SELECT id FROM review WHERE shop_id = %(shop_id)s)",
        key="review_id",
    ),
    OfShop(table="review", turn=1),
    OfShop(table="customer_past", sums=True),
    OfShop(table="refund", turn=1, sums=True),
    OfShop(table="orders", turn=2, sums=True),
    OfShop(
        table="product_price",
        where="product_id IN (SELECT id FROM product WHERE shop_id = %(shop_id)s)",
        turn=3,
    ),
    OfShop(table="product", turn=4),
)

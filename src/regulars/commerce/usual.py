"""How does somebody like to get their parcels, and to pay, by what they chose so far?

Parcels tell how they came, orders don't tell how they were paid: that is known of those who went through a
checkout whose page or server tells us.
"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.attributes import AT_ONCE, Attribute, Kind
from regulars.customers.habits import DELIVERY, PAYMENT, usual

PARCELS = """
    SELECT coalesce(nullif(s.method, ''), s.carrier), coalesce(s.shipped_at, s.delivered_at, o.placed_at)
    FROM shipment s
    LEFT JOIN orders o ON o.id = s.order_id
    WHERE s.customer_id IN {members}
"""
PAYMENTS = """
    SELECT DISTINCT ON (e.occurred_at::date) e.payload -> 'properties' ->> 'payment_method', e.occurred_at
    FROM event e
    WHERE e.customer_id IN {members} AND e.name IN ('checkout.payment_entered', 'checkout.step_completed')
        AND e.payload -> 'properties' ->> 'payment_method' <> ''
    ORDER BY e.occurred_at::date, e.occurred_at DESC
"""
BY_DELIVERY = usual(DELIVERY, chosen=PARCELS)
BY_PAYMENT = usual(PAYMENT, chosen=PAYMENTS)

ATTRIBUTES = (
    Attribute(
        name=DELIVERY,
        kind=Kind.TEXT,
        source=BY_DELIVERY,
        sql=f"{DELIVERY}.value",
        label=_("usual delivery"),
        meaning=_(
            "The delivery they said they like; else the way most of their latest parcels came, of three at "
            "least."
        ),
        fresh=AT_ONCE,
    ),
    Attribute(
        name=PAYMENT,
        kind=Kind.TEXT,
        source=BY_PAYMENT,
        sql=f"{PAYMENT}.value",
        label=_("usual way to pay"),
        meaning=_(
            "The way to pay they said they like; else the one they mostly chose at the till lately, of three "
            "times at least."
        ),
        fresh=AT_ONCE,
    ),
)

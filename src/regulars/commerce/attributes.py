"""What do orders tell of a customer, in words for audiences?"""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from regulars.customers.attributes import AT_ONCE, Attribute, Kind, Source

TOTALS = Source(name="totals", sql="customer_totals")
TOTALS_THEN = Source(
    name="totals",
    sql="""(
        SELECT
            count(*)::int AS orders,
            min(o.placed_at) AS first_order_at,
            max(o.placed_at) AS last_order_at,
            coalesce(sum(o.revenue_business), 0) AS revenue_business,
            (
                SELECT coalesce(sum(r.revenue_business), 0) FROM refund r
                LEFT JOIN orders b ON b.id = r.order_id
                WHERE r.customer_id IN {members}
                    AND r.refunded_at <= %(at)s::timestamptz AND r.known_at <= %(at)s::timestamptz
                    AND (b.cancelled_at IS NULL OR b.cancelled_at > %(at)s::timestamptz)
            ) AS refunded_business
        FROM orders o
        WHERE o.customer_id IN {members} AND o.has_goods
            AND o.placed_at <= %(at)s::timestamptz AND o.known_at <= %(at)s::timestamptz
            AND (o.cancelled_at IS NULL OR o.cancelled_at > %(at)s::timestamptz)
    )""",
    lateral=True,
)


def ordered(operator: str, value: object) -> str | None:
    """How often somebody ordered, as people say it."""
    if not isinstance(value, int):
        return None
    said = {(">=", 1): gettext("have ordered at least once"), ("=", 0): gettext("have never ordered")}
    if phrase := said.get((operator, value)):
        return phrase
    if operator == "=":
        return ngettext("have ordered once", "have ordered %(count)s times", value) % {"count": value}
    if operator == ">=":
        return gettext("have ordered at least %(count)s times") % {"count": value}
    return None


def first_seen(operator: str, value: object) -> str:
    """Whether the first order is known, as people say it."""
    if (operator == "=") == value:
        return gettext("whose first order is known")
    return gettext("whose first order may be older than what is known")


ATTRIBUTES = (
    Attribute(
        name="orders",
        kind=Kind.NUMBER,
        source=TOTALS,
        sql="coalesce(totals.orders, 0)",
        label=_("number of orders"),
        meaning=_("Orders that were not cancelled; where history began in mid-life, at least so many."),
        fresh=AT_ONCE,
        as_of=TOTALS_THEN,
        phrase=ordered,
    ),
    Attribute(
        name="revenue",
        kind=Kind.MONEY,
        source=TOTALS,
        sql="coalesce(totals.revenue_business - totals.refunded_business, 0)",
        label=_("revenue so far"),
        meaning=_("Goods less discounts and refunds, without shipping, in the business's currency."),
        fresh=AT_ONCE,
        as_of=TOTALS_THEN,
    ),
    Attribute(
        name="days_since_order",
        kind=Kind.NUMBER,
        source=TOTALS,
        sql="floor(extract(epoch FROM %(at)s::timestamptz - totals.last_order_at) / 86400)",
        label=_("days since the latest order"),
        meaning=_("Whole days since the latest order that was not cancelled; not known without one."),
        fresh=AT_ONCE,
        unit=_("days"),
        as_of=TOTALS_THEN,
    ),
    Attribute(
        name="days_since_first_order",
        kind=Kind.NUMBER,
        source=TOTALS,
        sql="floor(extract(epoch FROM %(at)s::timestamptz - totals.first_order_at) / 86400)",
        label=_("days since the first order"),
        meaning=_("Whole days since the first order that is known; not known without one."),
        fresh=AT_ONCE,
        unit=_("days"),
        as_of=TOTALS_THEN,
    ),
    Attribute(
        name="first_order_seen",
        kind=Kind.FLAG,
        source=TOTALS,
        sql="NOT totals.first_seen_only",
        label=_("their first order is known"),
        meaning=_("Yes when their first order is surely their first; no when history began in mid-life."),
        fresh=AT_ONCE,
        phrase=first_seen,
    ),
)

"""What do orders tell of a customer, in words for audiences?"""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from regulars.commerce import usual
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
CAME = """(
        SELECT t.source, nullif(t.campaign, '') AS campaign, t.paid
        FROM touch t
        WHERE t.customer_id IN {members}%s
        ORDER BY t.occurred_at, t.order_id, t.position
        LIMIT 1
    )"""
THEN = " AND t.occurred_at <= %(at)s::timestamptz AND t.known_at <= %(at)s::timestamptz"
FIRST = Source(name="came", sql=CAME.replace("%s", ""), lateral=True)
FIRST_THEN = Source(name="came", sql=CAME.replace("%s", THEN), lateral=True)
PLACE = Source(
    name="place",
    sql="""(
        SELECT nullif(a.region, '') AS region, nullif(a.city, '') AS city, nullif(a.postcode, '') AS postcode
        FROM customer_address a
        WHERE a.customer_id IN {members}
        ORDER BY a.last_seen_at DESC, a.id DESC
        LIMIT 1
    )""",
    lateral=True,
)
OVERDUE = Source(
    name="overdue",
    sql="""(
        SELECT count(*)::int AS parcels
        FROM shipment s
        WHERE s.customer_id IN {members} AND s.delivered_at IS NULL AND s.status <> 'returned'
            AND coalesce(s.promised_at, s.expected_at) < %(at)s::timestamptz
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


def won(operator: str, value: object) -> str:
    """Whether they came by an advertisement, as people say it."""
    if (operator == "=") == value:
        return gettext("whom an advertisement brought")
    return gettext("whom no advertisement brought")


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
    Attribute(
        name="first_source",
        kind=Kind.TEXT,
        source=FIRST,
        sql="came.source",
        label=_("first source"),
        meaning=_(
            "By which source they first came, as far as it is known: google, meta, newsletter, direct."
        ),
        fresh=AT_ONCE,
        as_of=FIRST_THEN,
    ),
    Attribute(
        name="first_campaign",
        kind=Kind.TEXT,
        source=FIRST,
        sql="came.campaign",
        label=_("first campaign"),
        meaning=_("By which campaign they first came, as its links call it."),
        fresh=AT_ONCE,
        as_of=FIRST_THEN,
    ),
    Attribute(
        name="won_by_advertising",
        kind=Kind.FLAG,
        source=FIRST,
        sql="came.paid",
        label=_("an advertisement brought them"),
        meaning=_(
            "Yes when they first came by an advertisement; not known where nobody noted how they came."
        ),
        fresh=AT_ONCE,
        as_of=FIRST_THEN,
        phrase=won,
    ),
    Attribute(
        name="region",
        kind=Kind.TEXT,
        source=PLACE,
        sql="place.region",
        label=_("region"),
        meaning=_("The region of the latest address to which they had something sent, as the shop calls it."),
        fresh=AT_ONCE,
    ),
    Attribute(
        name="city",
        kind=Kind.TEXT,
        source=PLACE,
        sql="place.city",
        label=_("city"),
        meaning=_("The city of the latest address to which they had something sent."),
        fresh=AT_ONCE,
    ),
    Attribute(
        name="postcode",
        kind=Kind.TEXT,
        source=PLACE,
        sql="place.postcode",
        label=_("postcode"),
        meaning=_("The postcode of the latest address to which they had something sent."),
        fresh=AT_ONCE,
    ),
    Attribute(
        name="parcels_overdue",
        kind=Kind.NUMBER,
        source=OVERDUE,
        sql="coalesce(overdue.parcels, 0)",
        label=_("number of overdue parcels"),
        meaning=_("Parcels that should be with them by now, by the shop’s promise or else the carrier’s."),
        fresh=AT_ONCE,
    ),
    *usual.ATTRIBUTES,
)

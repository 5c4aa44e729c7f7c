"""What do we understand of a customer, in words for audiences and templates?"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regulars.customers.attributes import Attribute, Kind, Source
from regulars.insight.lines import QUIET_AFTER

FRESH = _("within a minute of an order, and every night")

PROFILE = Source(name="profile", sql="customer_profile")
PROFILE_THEN = Source(
    name="profile",
    sql="""(
        SELECT
            (
                SELECT t.turned_to FROM stage_transition t
                WHERE t.customer_id = {c}
                    AND t.known_at <= %(at)s::timestamptz AND t.occurred_at <= %(at)s::timestamptz
                ORDER BY t.known_at DESC, t.id DESC LIMIT 1
            ) AS stage,
            (
                SELECT t.turned_to FROM category_history t
                WHERE t.customer_id = {c}
                    AND t.known_at <= %(at)s::timestamptz AND t.occurred_at <= %(at)s::timestamptz
                ORDER BY t.known_at DESC, t.id DESC LIMIT 1
            ) AS category
    )""",
    lateral=True,
)
NEXT_NEED = Source(
    name="next_need",
    sql="""(
        SELECT n.expected_at FROM customer_need n
        WHERE n.customer_id = {c} AND n.expected_until >= %(at)s::timestamptz
        ORDER BY n.expected_at LIMIT 1
    )""",
    lateral=True,
)
SILENT_DAYS = "extract(epoch FROM %(at)s::timestamptz - profile.last_order_at) / 86400"

STAGES = (
    ("first_purchase", _("made a first purchase")),
    ("weighing", _("weigh the experience")),
    ("satisfied", _("are satisfied")),
    ("disappointed", _("were let down")),
    ("loyal", _("are loyal")),
    ("growing", _("are loyal and grow")),
)
CATEGORIES = (
    ("star", _("star")),
    ("productive", _("steady")),
    ("question_mark", _("could be a star")),
    ("problem", _("disappointed")),
)


def late(operator: str, value: object) -> str | None:
    """Lateness as people say it."""
    if operator in {">", ">="} and value == 1:
        return gettext("have been silent for longer than they usually are")
    if operator in {">", ">="}:
        return gettext("have been silent %(times)s times as long as they usually are") % {"times": value}
    return None


ATTRIBUTES = (
    Attribute(
        name="stage",
        kind=Kind.CHOICE,
        source=PROFILE,
        sql="nullif(profile.stage, '')",
        label=_("stage"),
        meaning=_("Where they stand on the way from a first purchase to a growing relation."),
        fresh=FRESH,
        choices=STAGES,
        as_of=PROFILE_THEN,
    ),
    Attribute(
        name="category",
        kind=Kind.CHOICE,
        source=PROFILE,
        sql="nullif(profile.category, '')",
        label=_("kind of customer"),
        meaning=_("Star, steady, could be a star, or disappointed; not known where too little is."),
        fresh=FRESH,
        choices=CATEGORIES,
        as_of=PROFILE_THEN,
    ),
    Attribute(
        name="lateness",
        kind=Kind.NUMBER,
        source=PROFILE,
        sql=f"({SILENT_DAYS}) / profile.usual_interval",
        label=_("lateness"),
        meaning=_("Days since the latest order over their usual interval: 2 is twice as long as usual."),
        fresh=FRESH,
        unit=_("times"),
        phrase=late,
    ),
    Attribute(
        name="overdue",
        kind=Kind.FLAG,
        source=PROFILE,
        sql="profile.expected_until < %(at)s::timestamptz",
        label=_("overdue"),
        meaning=_("Silent for longer than 9 of 10 of their waits last, by their own rhythm."),
        fresh=FRESH,
    ),
    Attribute(
        name="gone_quiet",
        kind=Kind.FLAG,
        source=PROFILE,
        sql=(
            f"profile.last_order_at + {QUIET_AFTER:g} * (profile.expected_until - profile.last_order_at)"
            " < %(at)s::timestamptz"
        ),
        label=_("gone quiet"),
        meaning=_("Silent for twice as long as it takes to be overdue."),
        fresh=FRESH,
    ),
    Attribute(
        name="usual_interval",
        kind=Kind.NUMBER,
        source=PROFILE,
        sql="profile.usual_interval",
        label=_("usual days between orders"),
        meaning=_("The days that usually lie between two of their orders."),
        fresh=FRESH,
        unit=_("days"),
    ),
    Attribute(
        name="chance_to_buy_again",
        kind=Kind.SHARE,
        source=PROFILE,
        sql="profile.chance",
        label=_("chance to buy again"),
        meaning=_("How likely it is that they order again at all, 0 to 1."),
        fresh=FRESH,
    ),
    Attribute(
        name="expected_value",
        kind=Kind.MONEY,
        source=PROFILE,
        sql="CASE WHEN profile.usual_interval IS NOT NULL THEN profile.next_year_business END",
        label=_("expected in 12 months"),
        meaning=_("Revenue that is expected of them in the next 365 days."),
        fresh=FRESH,
    ),
    Attribute(
        name="revenue_last_year",
        kind=Kind.MONEY,
        source=PROFILE,
        sql="coalesce(profile.revenue_year_business, 0)",
        label=_("revenue of the last 365 days"),
        meaning=_("Goods less discounts and refunds, in the business's currency."),
        fresh=FRESH,
    ),
    Attribute(
        name="days_until_next_need",
        kind=Kind.NUMBER,
        source=NEXT_NEED,
        sql="floor(extract(epoch FROM next_need.expected_at - %(at)s::timestamptz) / 86400)",
        label=_("days until their next need"),
        meaning=_(
            "Whole days until they are expected to need something again; negative when that has passed."
        ),
        fresh=FRESH,
        unit=_("days"),
    ),
)

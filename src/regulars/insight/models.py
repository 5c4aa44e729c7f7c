"""What is kept of what we understand of people and products?

All of it but the logs and the owner's estimates is worked out anew by `refresh.py`. Customers here are
canonical; days are days of the business; `*_business` are minor units of the business's currency.
"""

from django.db import models

from regulars.commerce.models import Product
from regulars.customers.models import Customer


class InsightRun(models.Model):
    """One recomputation of everything, as of a moment.

    parameters: what the whole store says of people, by which single customers are judged until the next run
    (profiles.Parameters). counts: people by stage, category and rhythm (refresh.Run). problem: why it failed.
    """

    as_of = models.DateTimeField()
    state = models.TextField()
    seconds = models.FloatField(null=True)
    parameters = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    problem = models.TextField(default="")

    class Meta:
        db_table = "insight_run"
        constraints = [
            models.CheckConstraint(
                name="insight_run_state", condition=models.Q(state__in=["running", "done", "failed"])
            )
        ]
        indexes = [models.Index(name="insight_run_latest", fields=["state", "-id"])]


class Interval(models.Model):
    """How long people usually wait before they buy the same again; days, null where too little is known.

    people: buyers. returners: those seen to buy it again. gaps: waits seen in full. low, high: 8 of 10
    waits lie between. share: of the buyers who ever buy it again. followed: for how many days after a
    purchase enough people could be watched. estimate: the owner's own.
    verdict: as_expected, slower, faster, no_estimate, too_few.
    """

    people = models.IntegerField()
    returners = models.IntegerField()
    gaps = models.IntegerField()
    low = models.FloatField(null=True)
    median = models.FloatField(null=True)
    high = models.FloatField(null=True)
    share = models.FloatField(null=True)
    followed = models.IntegerField()
    estimate = models.FloatField(null=True)
    verdict = models.TextField()
    as_of = models.DateTimeField()

    class Meta:
        abstract = True


class ProductCategoryProfile(Interval):
    """A product category's usual interval, and how long those who mostly buy in it wait between any orders.

    The id stays with the name from run to run. visit: the days between any two orders of theirs.
    """

    name = models.TextField(unique=True)
    visit = models.FloatField(null=True)

    class Meta:
        db_table = "product_category_profile"


class ProductProfile(Interval):
    """A product's usual interval. source: whose interval its needs go by: product, category, owner, none."""

    product = models.OneToOneField(Product, models.CASCADE, primary_key=True, db_constraint=False)
    source = models.TextField()

    class Meta:
        db_table = "product_profile"
        indexes = [models.Index(name="product_profile_most_bought", fields=["-returners", "product"])]


class IntervalEstimate(models.Model):
    """The owner's own estimate of an interval, of a product or a product category."""

    product = models.OneToOneField(Product, models.CASCADE, null=True)
    product_category = models.TextField(default="")
    days = models.IntegerField()
    estimated_at = models.DateTimeField()

    class Meta:
        db_table = "interval_estimate"
        constraints = [
            models.CheckConstraint(
                name="interval_estimate_of_one",
                condition=models.Q(product__isnull=True) ^ models.Q(product_category=""),
            ),
            models.CheckConstraint(name="interval_estimate_days", condition=models.Q(days__gte=1)),
            models.UniqueConstraint(
                name="interval_estimate_category",
                fields=["product_category"],
                condition=models.Q(product__isnull=True),
            ),
        ]


class CustomerProfile(models.Model):
    """What we understand of somebody who has bought something; who hasn't isn't here.

    orders: with goods, not cancelled. days_bought: different days on which they were placed. revenue,
    revenue_year: net of refunds, ever and in the last 365 days. returned_bp: what was returned of the
    latest order, in ten-thousandths. own_interval: typical days between their
    own purchases; usual_interval: the same, steadied by what others do; own_weight: the share of their own
    in it, 0 to 1. lateness: days silent / usual interval. chance: that they buy again. next_year: orders
    expected in 365 days, and what they bring. Where the usual interval is null too little is known of
    them: rhythm is '', and lateness, overdue_days and next_year_business are 0, so that lists sort by them
    without nulls.
    """

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True, db_constraint=False)
    as_of = models.DateTimeField()
    orders = models.IntegerField()
    days_bought = models.IntegerField()
    first_seen_only = models.BooleanField()
    first_order_at = models.DateTimeField()
    last_order_at = models.DateTimeField()
    revenue_business = models.BigIntegerField()
    revenue_year_business = models.BigIntegerField()
    refunded_year_business = models.BigIntegerField()
    returned_bp = models.IntegerField()
    product_category = models.ForeignKey(
        ProductCategoryProfile, models.SET_NULL, null=True, db_constraint=False, db_index=False
    )
    own_interval = models.FloatField(null=True)
    usual_interval = models.FloatField(null=True)
    own_weight = models.FloatField(null=True)
    expected_from = models.DateTimeField(null=True)
    expected_next_at = models.DateTimeField(null=True)
    expected_until = models.DateTimeField(null=True)
    lateness = models.FloatField(default=0)
    overdue_days = models.IntegerField(default=0)
    rhythm = models.TextField(default="")
    chance = models.FloatField(null=True)
    next_year_orders = models.FloatField(null=True)
    next_year_business = models.BigIntegerField(default=0)
    stage = models.TextField()
    stage_since = models.DateTimeField()
    stage_reason = models.TextField()
    category = models.TextField(default="")
    category_since = models.DateTimeField()
    category_reason = models.TextField()

    class Meta:
        db_table = "customer_profile"
        indexes = [
            models.Index(name="customer_profile_last_order", fields=["-last_order_at", "-customer"]),
            models.Index(name="customer_profile_lateness", fields=["-lateness", "-customer"]),
            models.Index(name="customer_profile_value", fields=["-next_year_business", "-customer"]),
            *(
                models.Index(
                    name=f"customer_profile_cell_{number}",
                    fields=["stage", "category", "rhythm", f"-{field}", "-customer"],
                )
                for number, field in enumerate(("last_order_at", "lateness", "next_year_business"), 1)
            ),
        ]


class Turn(models.Model):
    """A change of something that decides, when it happened and when we knew. Append-only.

    numbers: what the reason counts.
    """

    id = models.BigAutoField(primary_key=True)
    customer_id = models.BigIntegerField()
    turned_from = models.TextField()
    turned_to = models.TextField()
    reason = models.TextField()
    numbers = models.JSONField()
    occurred_at = models.DateTimeField()
    known_at = models.DateTimeField()

    class Meta:
        abstract = True


class StageTransition(Turn):
    """Somebody's way through the five stages."""

    class Meta:
        db_table = "stage_transition"
        indexes = [models.Index(name="stage_transition_latest", fields=["customer_id", "-known_at", "-id"])]


class CategoryHistory(Turn):
    """Which of the four kinds somebody was."""

    class Meta:
        db_table = "category_history"
        indexes = [models.Index(name="category_history_latest", fields=["customer_id", "-known_at", "-id"])]


class CustomerNeed(models.Model):
    """When somebody is expected to need a product again, or something of a product category.

    gaps: how often they were seen to buy it again. source: own, product, category or owner, whichever
    the interval mostly comes from. chance: that they buy it here again at all. as_of: when this was last
    worked out to be different.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, db_constraint=False, db_index=False)
    product = models.ForeignKey(Product, models.CASCADE, null=True, db_constraint=False, db_index=False)
    product_category = models.ForeignKey(
        ProductCategoryProfile, models.CASCADE, null=True, db_constraint=False, db_index=False
    )
    last_bought_at = models.DateTimeField()
    interval = models.FloatField()
    gaps = models.IntegerField()
    source = models.TextField()
    expected_from = models.DateTimeField()
    expected_at = models.DateTimeField()
    expected_until = models.DateTimeField()
    chance = models.FloatField()
    as_of = models.DateTimeField()

    class Meta:
        db_table = "customer_need"
        constraints = [
            models.UniqueConstraint(
                name="customer_need_once",
                fields=["customer", "product", "product_category"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="customer_need_of_one",
                condition=models.Q(product__isnull=True) ^ models.Q(product_category__isnull=True),
            ),
        ]
        indexes = [models.Index(name="customer_need_due", fields=["expected_at", "id"])]

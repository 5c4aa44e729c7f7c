"""Which figures of the store are kept?

All are worked out anew by `insight.refresh`, in one commit. Days are days of the business, `*_business` minor
units of its currency; shop_id 0 is the whole business.
"""

from django.db import models


class CohortCell(models.Model):
    """Those who first bought in a month, so many months later.

    size: all of the cohort. active: those who bought in that month; age 0 is the first one.
    revenue: net, of that month. truncated: some may have been customers before our history begins.
    complete: the month is over.
    """

    shop_id = models.BigIntegerField()
    month = models.DateField()
    age = models.IntegerField()
    size = models.IntegerField()
    active = models.IntegerField()
    orders = models.IntegerField()
    revenue_business = models.BigIntegerField()
    truncated = models.BooleanField()
    complete = models.BooleanField()

    class Meta:
        db_table = "cohort_cell"
        constraints = [models.UniqueConstraint(name="cohort_cell_once", fields=["shop_id", "month", "age"])]


class Sums(models.Model):
    """Sums over a stretch of time.

    customers, repeat_customers: who bought, and which of them had bought twice or more by its end.
    orders, revenue: of known customers; repeat_*: of the repeat customers. guest_*: nobody knows whose.
    profit: null where no cost and no fallback margin is known. costed: the revenue whose cost was told.
    """

    shop_id = models.BigIntegerField()
    customers = models.IntegerField()
    repeat_customers = models.IntegerField()
    orders = models.IntegerField()
    repeat_orders = models.IntegerField()
    revenue_business = models.BigIntegerField()
    repeat_revenue_business = models.BigIntegerField()
    guest_orders = models.IntegerField()
    guest_revenue_business = models.BigIntegerField()
    refunded_business = models.BigIntegerField()
    costed_business = models.BigIntegerField()
    profit_business = models.BigIntegerField(null=True)
    repeat_profit_business = models.BigIntegerField(null=True)
    unvalued_orders = models.IntegerField()

    class Meta:
        abstract = True


class KpiPeriod(Sums):
    """The sums of the `days` up to the latest run; days 0 is all that is known."""

    days = models.IntegerField()
    since = models.DateField()
    until = models.DateField()
    truncated = models.BooleanField()

    class Meta:
        db_table = "kpi_period"
        constraints = [models.UniqueConstraint(name="kpi_period_once", fields=["shop_id", "days"])]


class KpiDay(Sums):
    """The sums of one day, and where the store stood at its end.

    new_customers: whose first order is of that day; whose first order known need not be their first is left
    out. known, returned: all customers up to that day, and those of them with two orders or more. overdue,
    quiet: people by rhythm, null on days without a run.
    """

    day = models.DateField()
    new_customers = models.IntegerField()
    known = models.IntegerField()
    returned = models.IntegerField()
    overdue = models.IntegerField(null=True)
    quiet = models.IntegerField(null=True)

    class Meta:
        db_table = "kpi_day"
        constraints = [models.UniqueConstraint(name="kpi_day_once", fields=["shop_id", "day"])]

"""By which sources did buyers come, and what did advertising there cost?

Amounts as in `commerce.models`.
"""

from django.db import models

from regulars.business.models import Shop
from regulars.commerce.models import Order
from regulars.customers.models import Customer


class Touch(models.Model):
    """How the buyer of an order came to the shop; an order has those that its shop tells, the last one last.

    position: -1 of the first of all, where it is told apart. paid: whether somebody was paid for bringing
    them. See facts.Touch for the rest.
    """

    shop = models.ForeignKey(Shop, models.PROTECT, db_index=False)
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, db_index=False)
    order = models.ForeignKey(Order, models.CASCADE, db_index=False)
    position = models.SmallIntegerField()
    source = models.TextField(default="")
    medium = models.TextField(default="")
    campaign = models.TextField(default="")
    content = models.TextField(default="")
    term = models.TextField(default="")
    landing = models.TextField(default="")
    referrer = models.TextField(default="")
    click = models.TextField(default="")
    heard = models.TextField(default="")
    paid = models.BooleanField()
    occurred_at = models.DateTimeField()
    known_at = models.DateTimeField()

    class Meta:
        db_table = "touch"
        constraints = [models.UniqueConstraint(name="touch_of_order", fields=["order", "position"])]
        indexes = [models.Index(name="touch_of_customer", fields=["customer", "occurred_at"])]


class AdSpend(models.Model):
    """What a campaign of an advertiser cost on a day."""

    shop = models.ForeignKey(Shop, models.PROTECT, db_index=False)
    source = models.TextField()
    campaign = models.TextField()
    day = models.DateField()
    currency = models.CharField(max_length=3)
    spend_minor = models.BigIntegerField()
    rate = models.DecimalField(max_digits=20, decimal_places=10, null=True)
    rate_date = models.DateField(null=True)
    spend_business = models.BigIntegerField(null=True)
    impressions = models.BigIntegerField(null=True)
    clicks = models.BigIntegerField(null=True)
    source_version = models.DateTimeField()
    known_at = models.DateTimeField()

    class Meta:
        db_table = "ad_spend"
        constraints = [
            models.UniqueConstraint(name="ad_spend_day", fields=["day", "source", "campaign", "shop"]),
            models.CheckConstraint(name="ad_spend_not_negative", condition=models.Q(spend_minor__gte=0)),
        ]

"""Which business is this, and which shops does it run?"""

from datetime import timedelta

from django.db import models


class Business(models.Model):
    """The one business of this installation; the row with id 1."""

    name = models.TextField(default="")
    currency = models.CharField(max_length=3, default="EUR")
    language = models.CharField(max_length=8, default="en")
    time_zone = models.TextField(default="UTC")
    fallback_margin_bp = models.PositiveSmallIntegerField(null=True)
    sandbox = models.BooleanField(default=False)
    synthetic = models.BooleanField(default=False)
    clock_offset = models.DurationField(default=timedelta(0))
    sends_stopped_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "business"
        constraints = [
            models.CheckConstraint(name="business_only_one", condition=models.Q(id=1)),
            models.CheckConstraint(
                name="business_margin_is_a_share",
                condition=models.Q(fallback_margin_bp__isnull=True)
                | models.Q(fallback_margin_bp__lte=10_000),
            ),
            models.CheckConstraint(
                name="business_only_a_sandbox_shifts_its_clock",
                condition=models.Q(sandbox=True) | models.Q(clock_offset=timedelta(0)),
            ),
        ]


class Shop(models.Model):
    """One storefront: its currency, IANA time zone, language, and where its history begins.

    history_from: date of the earliest order that is known; null while there is none.
    history_complete: whether nothing was sold before that; else first orders are only first seen.
    erased_at: since when all that came from it is forgotten; it is no shop any more.
    """

    name = models.TextField()
    kind = models.TextField(default="file")
    url = models.TextField(default="")
    currency = models.CharField(max_length=3)
    time_zone = models.TextField()
    language = models.CharField(max_length=8, default="en")
    country = models.CharField(max_length=2, default="")
    history_from = models.DateField(null=True)
    history_complete = models.BooleanField(default=False)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "shop"
        constraints = [models.UniqueConstraint(name="shop_name", fields=["name"])]


class ExchangeRate(models.Model):
    """Major units of the business's currency for one major unit of another, from a day on."""

    currency = models.CharField(max_length=3)
    rate_date = models.DateField()
    rate = models.DecimalField(max_digits=20, decimal_places=10)
    source = models.TextField()

    class Meta:
        db_table = "exchange_rate"
        constraints = [
            models.UniqueConstraint(name="exchange_rate_day", fields=["currency", "rate_date"]),
            models.CheckConstraint(name="exchange_rate_positive", condition=models.Q(rate__gt=0)),
        ]

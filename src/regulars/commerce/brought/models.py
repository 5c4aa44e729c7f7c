"""What did people bring along from other programs, and what is known of their past?

Kept as it was told. `as_of`, `source_version`: an older statement never overwrites a newer one.
"""

from django.db import models

from regulars.business.models import Shop
from regulars.customers.models import Customer


class OpeningBalance(models.Model):
    """Points, or what was left on a gift card, in another program.

    reference: '' of points; of a gift card a digest of its code, which itself isn't kept. ends_with: the
    code's last characters. amount: points, or minor units of the currency in `unit`. customer: null where a
    card is its bearer's, as far as is known: a card is one row, whoever it is told to belong to.
    """

    shop = models.ForeignKey(Shop, models.PROTECT, db_index=False)
    customer = models.ForeignKey(Customer, models.PROTECT, null=True)
    program = models.TextField()
    kind = models.TextField()
    reference = models.TextField(default="")
    ends_with = models.TextField(default="")
    unit = models.TextField()
    amount = models.BigIntegerField()
    tier = models.TextField(default="")
    as_of = models.DateTimeField()
    known_at = models.DateTimeField()

    class Meta:
        db_table = "opening_balance"
        constraints = [
            models.UniqueConstraint(
                "shop",
                "program",
                "kind",
                "reference",
                models.Case(models.When(reference="", then="customer")),
                name="opening_balance_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="opening_balance_kind", condition=models.Q(kind__in=["points", "gift_card"])
            ),
            models.CheckConstraint(
                name="opening_balance_of_somebody",
                condition=models.Q(customer__isnull=False) | ~models.Q(reference=""),
            ),
        ]


class Review(models.Model):
    """A review written in another program; its words stand apart, in ReviewText.

    reference: the program's id of it. sku, handle: the product, as far as the program names it.
    """

    shop = models.ForeignKey(Shop, models.PROTECT, db_index=False)
    customer = models.ForeignKey(Customer, models.PROTECT, null=True)
    program = models.TextField()
    reference = models.TextField()
    sku = models.TextField(default="")
    handle = models.TextField(default="")
    product = models.TextField(default="")
    rating = models.SmallIntegerField()
    verified = models.BooleanField(null=True)
    published = models.BooleanField()
    written_at = models.DateTimeField()
    source_version = models.DateTimeField()
    known_at = models.DateTimeField()

    class Meta:
        db_table = "review"
        constraints = [
            models.UniqueConstraint(name="review_once", fields=["shop", "program", "reference"]),
            models.CheckConstraint(
                name="review_rating", condition=models.Q(rating__gte=1) & models.Q(rating__lte=5)
            ),
        ]


class ReviewText(models.Model):
    """The words of a review, and the name above them; erased as a whole."""

    review = models.OneToOneField(Review, models.CASCADE, primary_key=True)
    author = models.TextField(default="")
    title = models.TextField(default="")
    body = models.TextField(default="")
    reply = models.TextField(default="")

    class Meta:
        db_table = "review_text"


class CustomerPast(models.Model):
    """What a shop's own record says of somebody's past there.

    since: when they came. orders: how many they had placed by `as_of`. Where history begins in mid-life, it
    tells veterans from newcomers.
    """

    shop = models.ForeignKey(Shop, models.PROTECT, db_index=False)
    customer = models.ForeignKey(Customer, models.PROTECT, db_index=False)
    since = models.DateTimeField(null=True)
    orders = models.IntegerField(null=True)
    as_of = models.DateTimeField()
    known_at = models.DateTimeField()

    class Meta:
        db_table = "customer_past"
        constraints = [
            models.UniqueConstraint(name="customer_past_once", fields=["customer", "shop"]),
            models.CheckConstraint(
                name="customer_past_orders",
                condition=models.Q(orders__isnull=True) | models.Q(orders__gte=0),
            ),
        ]

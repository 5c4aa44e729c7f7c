"""Who are the customers, how are they known, and what do they allow?

Personal data lives in Person, Identity and Address alone; everything else holds ids.
"""

from django.db import models


class Customer(models.Model):
    """A person as one id. A merge never rewrites it: see Canonical."""

    first_seen_at = models.DateTimeField()
    shop_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "customer"


class Person(models.Model):
    """What a customer is called and how to speak to them; erased as a whole.

    sort_name: the stored key names are sorted by, since the server has no collation of their language.
    """

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True)
    name = models.TextField(default="")
    given_name = models.TextField(default="")
    sort_name = models.TextField(default="", db_index=True)
    language = models.CharField(max_length=8, default="")
    country = models.CharField(max_length=2, default="")
    time_zone = models.TextField(default="")
    birth_date = models.DateField(null=True)
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "customer_person"


class Identity(models.Model):
    """One way a customer is known: e-mail, phone (E.164), a shop's customer id, a device.

    shop_id: 0 where the value means the same person in every shop.
    """

    customer = models.ForeignKey(Customer, models.CASCADE)
    kind = models.TextField()
    shop_id = models.BigIntegerField(default=0)
    value = models.TextField()
    first_seen_at = models.DateTimeField()

    class Meta:
        db_table = "customer_identity"
        constraints = [
            models.UniqueConstraint(name="customer_identity_value", fields=["value", "kind", "shop_id"]),
            models.CheckConstraint(
                name="customer_identity_kind",
                condition=models.Q(kind__in=["email", "phone", "shop", "device"]),
            ),
        ]


class Address(models.Model):
    """A place to which somebody had something sent, as far as anything depends on it: no street, no name."""

    customer = models.ForeignKey(Customer, models.CASCADE, db_index=False)
    country = models.CharField(max_length=2, default="")
    region = models.TextField(default="")
    city = models.TextField(default="")
    postcode = models.TextField(default="")
    last_seen_at = models.DateTimeField()

    class Meta:
        db_table = "customer_address"
        constraints = [
            models.UniqueConstraint(
                name="customer_address_once", fields=["customer", "country", "region", "city", "postcode"]
            )
        ]


class Merge(models.Model):
    """Two customers found to be one person; undone by a date, never deleted."""

    loser = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    winner = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    reason = models.TextField()
    actor = models.TextField()
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.TextField(default="")

    class Meta:
        db_table = "customer_merge"
        constraints = [
            models.CheckConstraint(name="customer_merge_two", condition=~models.Q(loser=models.F("winner"))),
            models.UniqueConstraint(
                name="customer_merge_once", fields=["loser"], condition=models.Q(undone_at__isnull=True)
            ),
        ]


class Canonical(models.Model):
    """For each merged customer, the one it now counts as; who isn't here counts as itself."""

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True, related_name="+")
    canonical = models.ForeignKey(Customer, models.CASCADE, related_name="+")

    class Meta:
        db_table = "customer_canonical"


class Consent(models.Model):
    """One statement of a customer on one channel and purpose. Append-only; the latest one holds.

    how: form, checkout, import, staff, link. wording: the text that was shown.
    """

    customer = models.ForeignKey(Customer, models.CASCADE)
    channel = models.TextField()
    purpose = models.TextField()
    granted = models.BooleanField()
    occurred_at = models.DateTimeField()
    known_at = models.DateTimeField()
    how = models.TextField()
    wording = models.TextField(default="")
    evidence = models.JSONField(default=dict)

    class Meta:
        db_table = "consent"
        indexes = [
            models.Index(
                name="consent_latest",
                fields=["customer", "channel", "purpose", "-occurred_at", "granted", "-id"],
            )
        ]


class Suppression(models.Model):
    """An address nothing may be sent to: bounced, complained, or asked never again."""

    channel = models.TextField()
    address_digest = models.UUIDField()
    reason = models.TextField()
    since = models.DateTimeField()

    class Meta:
        db_table = "suppression"
        constraints = [
            models.UniqueConstraint(name="suppression_address", fields=["address_digest", "channel"])
        ]

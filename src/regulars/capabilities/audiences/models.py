"""Which people are networks told of, and what did each of them answer?"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

STOPPED_WHY = ("", "owner", "budget")
MEMBER_STATES = ("joining", "in", "leaving", "refused")
BATCH_STATES = ("planned", "handed_over", "accepted", "unknown", "failed")


class AdAccount(models.Model):
    """The store's account at a network. login_id: the account over it by which it is used. secret: sealed."""

    network = models.TextField(primary_key=True)
    account_id = models.TextField()
    login_id = models.TextField(default="")
    secret = models.TextField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "ad_account"


class AdAudience(models.Model):
    """People whom the store wants to reach by advertising.

    holdout_bp: the share, in basis points, that no network is told of; seed: what draws it. campaigns:
    under which names their costs are told. budget_business: what they may cost since `started_at`; null
    without an end.
    stopped_why: '' while it goes on.
    """

    name = models.TextField()
    expression = models.TextField()
    holdout_bp = models.SmallIntegerField()
    seed = models.BigIntegerField()
    campaigns = ArrayField(models.TextField(), default=list)
    budget_business = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()
    started_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    stopped_why = models.TextField(default="")

    class Meta:
        db_table = "ad_audience"
        constraints = [
            models.UniqueConstraint(name="ad_audience_name", fields=["name"]),
            models.CheckConstraint(
                name="ad_audience_stopped", condition=models.Q(stopped_why__in=STOPPED_WHY)
            ),
            models.CheckConstraint(
                name="ad_audience_holdout_is_a_share",
                condition=models.Q(holdout_bp__gte=0, holdout_bp__lt=10_000),
            ),
        ]


class AdList(models.Model):
    """An ad audience at one network. remote_id: the list's id there; '' until it is made.

    problem, says: what is in the way, and the network's words; retry_at: when it is tried again.
    """

    audience = models.ForeignKey(AdAudience, models.CASCADE, db_index=False)
    network = models.TextField()
    remote_id = models.TextField(default="")
    problem = models.TextField(default="")
    says = models.TextField(default="")
    failures = models.SmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)
    synced_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "ad_list"
        constraints = [models.UniqueConstraint(name="ad_list_once", fields=["audience", "network"])]


class AdPerson(models.Model):
    """Somebody whom an audience admitted, since when, and the group that was drawn then; it never changes."""

    audience = models.ForeignKey(AdAudience, models.CASCADE, db_index=False)
    customer_id = models.BigIntegerField(db_index=True)
    arm = models.TextField()
    assigned_at = models.DateTimeField()

    class Meta:
        db_table = "ad_person"
        constraints = [models.UniqueConstraint(name="ad_person_once", fields=["audience", "customer_id"])]


class AdBatch(models.Model):
    """People told to a network in one call. Adding and removing do nothing twice: an unknown one goes again.

    session, number, of, is_last: which call it is among those that belong together, and how many people
    they hold. people: how many went with it. refused: whom the network didn't take, and `says` why.
    confirmed_at: since when the network says that it is done, which is later than that it took it.
    """

    list = models.ForeignKey(AdList, models.CASCADE, db_index=False)
    is_removal = models.BooleanField()
    session = models.BigIntegerField()
    number = models.IntegerField()
    of = models.IntegerField()
    is_last = models.BooleanField()
    people = models.IntegerField()
    state = models.TextField(default="planned")
    attempts = models.SmallIntegerField(default=0)
    not_before = models.DateTimeField()
    made_at = models.DateTimeField()
    handed_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    request_id = models.TextField(default="")
    refused = models.IntegerField(default=0)
    says = models.TextField(default="")

    class Meta:
        db_table = "ad_batch"
        constraints = [
            models.CheckConstraint(name="ad_batch_state", condition=models.Q(state__in=BATCH_STATES))
        ]
        indexes = [
            models.Index(name="ad_batch_of_list", fields=["list", "-id"]),
            models.Index(
                name="ad_batch_open",
                fields=["list", "not_before"],
                condition=models.Q(confirmed_at__isnull=True) & ~models.Q(state="failed"),
            ),
        ]


class AdMember(models.Model):
    """Somebody whom a network was told, or is to be told.

    entry: what it was told, as digests: only that takes somebody out again, also when they are erased here.
    told_of: a fingerprint of what it was made of. batch: which one they go with.
    """

    list = models.ForeignKey(AdList, models.CASCADE, db_index=False)
    customer_id = models.BigIntegerField(db_index=True)
    state = models.TextField(default="joining")
    entry = models.BinaryField()
    told_of = models.BigIntegerField()
    batch = models.ForeignKey(AdBatch, models.SET_NULL, null=True, db_index=False)
    since = models.DateTimeField()

    class Meta:
        db_table = "ad_member"
        constraints = [
            models.UniqueConstraint(name="ad_member_once", fields=["list", "customer_id"]),
            models.CheckConstraint(name="ad_member_state", condition=models.Q(state__in=MEMBER_STATES)),
        ]
        indexes = [
            models.Index(
                name="ad_member_in_batch", fields=["batch"], condition=models.Q(batch__isnull=False)
            ),
            models.Index(
                name="ad_member_waiting",
                fields=["list", "state", "customer_id"],
                condition=models.Q(batch__isnull=True) & ~models.Q(state="in"),
            ),
        ]

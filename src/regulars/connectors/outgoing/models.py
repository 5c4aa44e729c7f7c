"""Whom do we tell what happens, and what became of each telling?"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

NOTICE_STATES = ("planned", "handed_over", "accepted", "unknown", "failed")
OFF_WHY = ("", "owner", "gone", "failing")


class Endpoint(models.Model):
    """An address of another program that is told what happens.

    events: which ones, by name. with_customers: whether it learns to whom they happened.
    secret: sealed, see `host/vault.py`; old_secret signs too until old_secret_until.
    from_cluster, from_xid: where in commit order its events begin. off_why: why it is told nothing; '' while
    it is. failing_since: the first of an unbroken row of failures. Moments are of the machine's clock.
    """

    url = models.TextField()
    name = models.TextField()
    events = ArrayField(models.TextField())
    with_customers = models.BooleanField()
    secret = models.TextField()
    old_secret = models.TextField(default="")
    old_secret_until = models.DateTimeField(null=True)
    from_cluster = models.SmallIntegerField()
    from_xid = models.BigIntegerField()
    made_at = models.DateTimeField()
    off_why = models.TextField(default="")
    off_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)

    class Meta:
        db_table = "webhook_endpoint"
        constraints = [
            models.CheckConstraint(name="webhook_endpoint_off", condition=models.Q(off_why__in=OFF_WHY))
        ]


class Notice(models.Model):
    """One event told to one endpoint: the same message_id and the same body however often it is sent.

    state: planned, handed_over, accepted, failed, or unknown: it was handed over and nobody noted an answer.
    It is sent again then, and the receiver knows it by its id. claimed_until: from when on whoever has it in
    hand counts as dead. status, response: the latest answer, or why there was none.
    """

    endpoint = models.ForeignKey(Endpoint, models.CASCADE, db_index=False)
    message_id = models.TextField(unique=True)
    event = models.TextField()
    body = models.TextField()
    state = models.TextField(default="planned")
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    attempts = models.SmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    status = models.SmallIntegerField(null=True)
    response = models.TextField(default="")
    took_ms = models.IntegerField(null=True)

    class Meta:
        db_table = "webhook_notice"
        constraints = [
            models.CheckConstraint(name="webhook_notice_state", condition=models.Q(state__in=NOTICE_STATES))
        ]
        indexes = [
            models.Index(
                name="webhook_notice_due",
                fields=["endpoint", "not_before", "id"],
                condition=models.Q(state__in=["planned", "unknown"]),
            ),
            models.Index(
                name="webhook_notice_in_hand",
                fields=["claimed_until"],
                condition=models.Q(state="handed_over"),
            ),
            models.Index(name="webhook_notice_newest", fields=["endpoint", "-id"]),
            models.Index(
                name="webhook_notice_ended",
                fields=["made_at"],
                condition=models.Q(state__in=["accepted", "failed"]),
            ),
        ]

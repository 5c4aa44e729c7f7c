"""Through which doors do shops write to us?"""

from django.db import models

from regulars.business.models import Shop


class Connection(models.Model):
    """A shop's webhooks. token: the last part of their address. secret: sealed, see `host/vault.py`.

    ended_at: since when nothing is received any more. forged_count, forged_at: deliveries that were signed
    with another secret; nothing else is kept of them.
    """

    kind = models.TextField()
    shop = models.ForeignKey(Shop, models.PROTECT)
    token = models.TextField(unique=True)
    secret = models.TextField()
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    forged_count = models.IntegerField(default=0)
    forged_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "connection"


class ApiCall(models.Model):
    """A call with an Idempotency-Key, and what was answered: the same call gets the same answer.

    digest: of the API key and the Idempotency-Key. body_digest: of what was sent.
    """

    digest = models.UUIDField(primary_key=True)
    body_digest = models.UUIDField()
    answered_at = models.DateTimeField(db_index=True)
    status = models.SmallIntegerField()
    answer = models.BinaryField()

    class Meta:
        db_table = "api_call"

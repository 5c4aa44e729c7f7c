"""With which keys do event clients write, and what of theirs couldn't be read?"""

from django.db import models

from regulars.business.models import Shop

KINDS = ["browser", "server"]


class WriteKey(models.Model):
    """A key with which trackers tell of a shop. handle: its part that may be shown; a browser's is all of it.

    proof_secret: of a browser's key, what the shop signs its visitors' ids with, sealed (`host/vault.py`).
    unread_count: messages that couldn't be taken since the key was made.
    """

    shop = models.ForeignKey(Shop, models.PROTECT)
    name = models.TextField()
    kind = models.TextField()
    handle = models.TextField(unique=True)
    digest = models.BinaryField()
    proof_secret = models.TextField(default="")
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    unread_count = models.BigIntegerField(default=0)

    class Meta:
        db_table = "write_key"
        constraints = [
            models.CheckConstraint(name="write_key_kind", condition=models.Q(kind__in=KINDS)),
        ]


class UnreadMessage(models.Model):
    """A message of an event client that couldn't be taken: as it came, with where, why and the way out.

    The last ones of each key are kept, for 90 days at the most.
    """

    key = models.ForeignKey(WriteKey, models.CASCADE, db_index=False)
    received_at = models.DateTimeField(db_index=True)
    place = models.TextField()
    why = models.TextField()
    way_out = models.TextField()
    body = models.BinaryField()

    class Meta:
        db_table = "unread_message"
        indexes = [models.Index(name="unread_message_of_key", fields=["key", "-id"])]

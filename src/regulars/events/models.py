"""Where are events, their keys and the readers' places kept?"""

from django.db import models


class Cluster(models.Model):
    """A database cluster this log has lived in: after a restore transaction ids start anew."""

    id = models.SmallAutoField(primary_key=True)
    system_identifier = models.BigIntegerField()
    begun_at = models.DateTimeField()

    class Meta:
        db_table = "cluster"


class Event(models.Model):
    """One thing that happened. Append-only; partitioned by month of recorded_at (see migration 0002).

    cluster, xid: where in commit order the row stands; a reader stops at the snapshot's xmin.
    """

    name = models.TextField()
    schema_version = models.SmallIntegerField()
    customer_id = models.BigIntegerField(null=True)
    shop_id = models.BigIntegerField(null=True)
    actor = models.TextField()
    cause_id = models.BigIntegerField(null=True)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    payload = models.JSONField()

    class Meta:
        db_table = "event"
        managed = False


class EventKey(models.Model):
    """The keys of all events ever recorded: 128-bit digests of (source, key). They outlive partitions."""

    digest = models.UUIDField(primary_key=True)
    event_id = models.BigIntegerField()

    class Meta:
        db_table = "event_key"


class RawDelivery(models.Model):
    """A webhook's body as it came; partitioned by month of received_at, dropped after 90 days.

    due_at: when to read it, or to try again. outcome: what became of it, see `events/receive.py`.
    """

    connection_id = models.BigIntegerField()
    delivery_key = models.TextField()
    topic = models.TextField()
    headers = models.JSONField()
    body = models.BinaryField()
    received_at = models.DateTimeField()
    customer_id = models.BigIntegerField(null=True)
    due_at = models.DateTimeField()
    attempts = models.SmallIntegerField(default=0)
    processed_at = models.DateTimeField(null=True)
    outcome = models.TextField(default="")

    class Meta:
        db_table = "raw_delivery"
        managed = False


class DeliveryKey(models.Model):
    """The deliveries ever stored: 128-bit digests of (connection, delivery id)."""

    digest = models.UUIDField(primary_key=True)
    delivery_id = models.BigIntegerField()

    class Meta:
        db_table = "delivery_key"


class ReaderCursor(models.Model):
    """How far a reader of the log has come, in commit order."""

    name = models.TextField(primary_key=True)
    cluster = models.SmallIntegerField(default=0)
    xid = models.BigIntegerField(default=0)
    event_id = models.BigIntegerField(default=0)
    read_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "reader_cursor"

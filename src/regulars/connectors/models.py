"""Through which doors do shops write to us?"""

from django.db import models

from regulars.business.models import Shop

PULL_STATES = ["waiting", "running", "done", "failed"]


class Connection(models.Model):
    """A shop's webhooks. token: the last part of their address. secret: sealed, see `host/vault.py`.

    access: what its API is asked with, sealed JSON by the credentials' names; '' while nobody entered it.
    ended_at: since when nothing is received any more. forged_count, forged_at: deliveries that were signed
    with another secret; nothing else is kept of them.
    """

    kind = models.TextField()
    shop = models.ForeignKey(Shop, models.PROTECT)
    token = models.TextField(unique=True)
    secret = models.TextField()
    access = models.TextField(default="")
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    forged_count = models.IntegerField(default=0)
    forged_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "connection"


class Pull(models.Model):
    """One stream of a shop's history on its way in, see `pulling.py`.

    position: of the page that is asked for next. total: how many things the shop says there are. results:
    facts by what became of them, as `OrderFact.new`. problems: the first things that can't be read, each with
    its id and why; problem_count: how many there are. error: the word of what stands in the way, and what was
    said about it. tries: how often in a row the shop was out of reach; not_before: until when it is left
    alone, on the machine's own clock. worked_ms: time spent, pauses left out.
    """

    connection = models.ForeignKey(Connection, models.CASCADE, db_index=False)
    stream = models.TextField()
    state = models.TextField(default="waiting")
    position = models.TextField(default="")
    things_done = models.IntegerField(default=0)
    total = models.IntegerField(null=True)
    results = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    problem_count = models.IntegerField(default=0)
    error = models.TextField(default="")
    tries = models.SmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    worked_ms = models.BigIntegerField(default=0)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "pull"
        constraints = [
            models.CheckConstraint(name="pull_state", condition=models.Q(state__in=PULL_STATES)),
            models.UniqueConstraint(name="pull_stream", fields=["connection", "stream"]),
        ]


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

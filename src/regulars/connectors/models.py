"""Through which doors do shops write to us?"""

from django.db import models

from regulars.business.models import Shop

PULL_STATES = ["waiting", "running", "done", "failed"]
TELLING_STATES = ["planned", "accepted", "failed"]


class Connection(models.Model):
    """A shop's webhooks. token: the last part of their address. secret: sealed, see `host/vault.py`.

    access: what its API is asked with, sealed JSON by the credentials' names; '' while nobody entered it.
    access_given_at: when that was last; left_alone_until: nothing is asked or told before; both on the
    machine's own clock. ended_at: since when nothing is received any more. uninstalled_at: since when our app
    is gone from the shop, by the shop's clock: nothing is asked or told until access is given anew.
    forged_count, forged_at: deliveries that were signed with another secret; nothing else is kept of them.
    """

    kind = models.TextField()
    shop = models.ForeignKey(Shop, models.PROTECT)
    token = models.TextField(unique=True)
    secret = models.TextField()
    access = models.TextField(default="")
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    left_alone_until = models.DateTimeField(null=True)
    access_given_at = models.DateTimeField(null=True)
    uninstalled_at = models.DateTimeField(null=True)
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


class Follow(models.Model):
    """A stream of a shop that is asked, over and over, what changed, see `following.py`.

    since: up to when its changes are known, by the shop's clock. position: of the page of changes that is
    asked for next, '' where they are all in; latest: the newest change on the pages before it. due_at: when
    it is asked next, and heard_at: when it answered last, on the machine's own clock. error, tries: as of a
    `Pull`.
    """

    connection = models.ForeignKey(Connection, models.CASCADE, db_index=False)
    stream = models.TextField()
    since = models.DateTimeField()
    position = models.TextField(default="")
    latest = models.DateTimeField(null=True)
    due_at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True)
    error = models.TextField(default="")
    tries = models.SmallIntegerField(default=0)

    class Meta:
        db_table = "follow"
        constraints = [models.UniqueConstraint(name="follow_stream", fields=["connection", "stream"])]


class Wish(models.Model):
    """A thing that a shop is to be asked for: one of which a webhook told only the id, or that was missed.

    external_id: as our facts call it. due_at: on the machine's own clock. error, tries: as of a `Pull`. The
    row goes when the thing has come, or is known to be gone.
    """

    connection = models.ForeignKey(Connection, models.CASCADE, db_index=False)
    stream = models.TextField()
    external_id = models.TextField()
    due_at = models.DateTimeField()
    error = models.TextField(default="")
    tries = models.SmallIntegerField(default=0)

    class Meta:
        db_table = "wish"
        constraints = [
            models.UniqueConstraint(name="wish_once", fields=["connection", "stream", "external_id"])
        ]
        indexes = [models.Index(name="wish_due", fields=["connection", "due_at"])]


class Comparison(models.Model):
    """A shop's lists held against what is known here, see `comparing.py`.

    found: for each stream what `comparing.Found` says. stream, position: of the page that is asked for next.
    newest_id: of what was known here of that stream when it was begun. error, tries, not_before: as of a
    `Pull`.
    """

    connection = models.ForeignKey(Connection, models.CASCADE, db_index=False)
    state = models.TextField(default="running")
    found = models.JSONField(default=dict)
    stream = models.TextField(default="")
    position = models.TextField(default="")
    newest_id = models.BigIntegerField(default=0)
    error = models.TextField(default="")
    tries = models.SmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "comparison"
        constraints = [
            models.CheckConstraint(name="comparison_state", condition=models.Q(state__in=PULL_STATES)),
        ]
        indexes = [models.Index(name="comparison_latest", fields=["connection", "-id"])]


class Telling(models.Model):
    """A change that a shop is told of, see `telling.py`.

    customer_id: of whom it tells. key: of its cause, so that the same cause is told once. change: as
    `changes.py` has it. states: planned, accepted, failed (error says why; nothing tries it again by
    itself). due_at: on the machine's own clock.
    """

    connection = models.ForeignKey(Connection, models.CASCADE, db_index=False)
    customer_id = models.BigIntegerField(null=True, db_index=True)
    key = models.TextField()
    change = models.JSONField()
    state = models.TextField(default="planned")
    due_at = models.DateTimeField()
    tries = models.SmallIntegerField(default=0)
    error = models.TextField(default="")
    planned_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "telling"
        constraints = [
            models.CheckConstraint(name="telling_state", condition=models.Q(state__in=TELLING_STATES)),
            models.UniqueConstraint(name="telling_once", fields=["connection", "key"]),
        ]
        indexes = [
            models.Index(
                name="telling_due", fields=["connection", "due_at"], condition=models.Q(state="planned")
            ),
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

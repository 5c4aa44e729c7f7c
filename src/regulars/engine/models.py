"""Where are plays, their decisions and the people in them kept?

Customers here are canonical as they were at the time; who was merged later is joined when reading.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

STATES = ("active", "held_out", "done", "left")
ARMS = ("treated", "held_out")


class Play(models.Model):
    """A play of this store, on or off. switched_on_at: only what happens from then on starts it.

    problem: what went wrong when it last looked for people; '' when all is well.
    """

    name = models.TextField(unique=True)
    is_on = models.BooleanField(default=False)
    switched_on_at = models.DateTimeField(null=True)
    version = models.ForeignKey("PlayVersion", models.PROTECT, null=True, related_name="+")
    problem = models.TextField(default="")

    class Meta:
        db_table = "play"
        constraints = [
            models.CheckConstraint(
                name="play_on_has_version",
                condition=models.Q(is_on=False)
                | models.Q(version__isnull=False, switched_on_at__isnull=False),
            )
        ]


class PlayVersion(models.Model):
    """One text of a play, never changed: whoever is in it stays with the text they entered under.

    digest: BLAKE2b of the definition. seed: of the experiment; a new one when the control group's share
    changes, else the same, so that people stay in their arm. goal_event, waits, channels: which events end
    it, which it waits for and on what it speaks, read off the definition for set-based SQL.
    """

    play = models.ForeignKey(Play, models.CASCADE)
    number = models.IntegerField()
    definition = models.JSONField()
    digest = models.TextField()
    seed = models.BigIntegerField()
    purpose = models.TextField()
    goal_event = models.TextField()
    waits = ArrayField(models.TextField(), default=list)
    channels = ArrayField(models.TextField(), default=list)
    made_at = models.DateTimeField()
    made_by = models.TextField()

    class Meta:
        db_table = "play_version"
        constraints = [models.UniqueConstraint(name="play_version_number", fields=["play", "number"])]


class Decision(models.Model):
    """A yes or a no to one customer for one play. Append-only; partitioned by month of decided_at.

    arm: drawn or '' when it didn't come to that. reason: see reasons.py; detail: its numbers.
    """

    play_id = models.BigIntegerField()
    version_id = models.BigIntegerField()
    customer_id = models.BigIntegerField()
    entry_key = models.TextField()
    event_id = models.BigIntegerField()
    arm = models.TextField()
    reason = models.TextField()
    detail = models.JSONField(null=True)
    decided_at = models.DateTimeField()

    class Meta:
        db_table = "decision"
        managed = False


class Assignment(models.Model):
    """The arm that a person was given in an experiment, from their first entry on: what is compared."""

    play = models.ForeignKey(Play, models.CASCADE, db_index=False)
    seed = models.BigIntegerField()
    customer_id = models.BigIntegerField()
    arm = models.TextField()
    assigned_at = models.DateTimeField()

    class Meta:
        db_table = "assignment"
        constraints = [
            models.UniqueConstraint(name="assignment_once", fields=["play", "seed", "customer_id"]),
            models.CheckConstraint(name="assignment_arm", condition=models.Q(arm__in=ARMS)),
        ]


class Enrolment(models.Model):
    """One person's way through one version of a play.

    entry_key, entry: which order, product or cart it is about, and the how-manieth time.
    step, visit: where they are, by the step's name, and the how-manieth time they are there.
    state: active (has steps to come), held_out (left alone), done, left. outcome: goal, finished; of who
    left: undone (the order it is about was cancelled), refused (they no longer allow it), merged (the
    same person was in it already).
    due_at: when something is to be done; waiting_for: the event that makes it due at once.
    about: ids that the letters need. since: when what started it happened; goal_until: how long the goal
    counts; goal_at: when it was reached. attempts, problem: what went wrong last, and how often in a row.
    """

    customer_id = models.BigIntegerField()
    play = models.ForeignKey(Play, models.CASCADE, db_index=False)
    version = models.ForeignKey(PlayVersion, models.CASCADE, db_index=False)
    entry_key = models.TextField(default="")
    entry = models.IntegerField()
    arm = models.TextField()
    state = models.TextField()
    outcome = models.TextField(default="")
    step = models.TextField(default="")
    visit = models.SmallIntegerField(default=1)
    due_at = models.DateTimeField(null=True)
    waiting_for = models.TextField(default="")
    event_id = models.BigIntegerField()
    shop_id = models.BigIntegerField(null=True)
    about = models.JSONField(default=dict)
    since = models.DateTimeField()
    goal_until = models.DateTimeField()
    goal_at = models.DateTimeField(null=True)
    entered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    attempts = models.SmallIntegerField(default=0)
    problem = models.TextField(default="")

    class Meta:
        db_table = "enrolment"
        constraints = [
            models.UniqueConstraint(
                name="enrolment_entry", fields=["customer_id", "play", "entry_key", "entry"]
            ),
            models.CheckConstraint(name="enrolment_state", condition=models.Q(state__in=STATES)),
            models.CheckConstraint(name="enrolment_arm", condition=models.Q(arm__in=ARMS)),
            models.CheckConstraint(
                name="enrolment_active_is_due",
                condition=~models.Q(state="active") | models.Q(due_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="enrolment_due", fields=["play", "due_at"], condition=models.Q(state="active")),
            models.Index(name="enrolment_of_play", fields=["play", "-entered_at"]),
        ]


class DueScan(models.Model):
    """How far due moments were recorded, by rule and by how long before; see due.py.

    run_id: of insight, whose needs are gone through. expected_at, need_id: the last one seen.
    """

    rule = models.TextField()
    before = models.TextField()
    run_id = models.BigIntegerField(default=0)
    expected_at = models.DateTimeField(null=True)
    need_id = models.BigIntegerField(default=0)

    class Meta:
        db_table = "due_scan"
        constraints = [models.UniqueConstraint(name="due_scan_rule", fields=["rule", "before"])]

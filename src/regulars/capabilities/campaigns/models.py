"""What goes out to many at a time, to whom of them, and when to each?"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

STATES = ("draft", "scheduled", "running", "paused", "stopped", "done")
TIMINGS = ("shop", "person", "own_hour")
ARCHIVES = ("none", "signed", "listed")


class Campaign(models.Model):
    """One message to many people, each once.

    expression, topic: for whom, and what it is about. templates: one, or two to find out which works better,
    which `judged_by` says. content: what kind of reading it is, see contents.py.
    trial_bp, trial_hours: the share, in basis points, that tries both messages first, and how long they have
    until the better one goes to the others; null where half get the one and half the other. winner, verdict:
    which of them that is, `a` or `b`, and how it stood then, see trial.Verdict.
    planned_for: when it goes out by the shop's clock; null: as soon as it is started. timing: whose clock
    counts. per_hour: how many leave within an hour at the most.
    holdout_bp: the share, in basis points, that is left alone; seed: what draws it.
    passes, position: how often all people were looked at, and up to which id this time. left_out: how many
    of those whom it means can't get it, by reason. paced_until: until when the hourly share is given out.
    before_pause: scheduled or running, as it was.
    """

    name = models.TextField()
    expression = models.TextField()
    topic = models.TextField(default="")
    content = models.TextField(default="")
    templates = ArrayField(models.TextField())
    judged_by = models.TextField(default="clicks")
    channels = ArrayField(models.TextField())
    planned_for = models.DateTimeField(null=True)
    timing = models.TextField(default="shop")
    per_hour = models.IntegerField(null=True)
    holdout_bp = models.SmallIntegerField()
    seed = models.BigIntegerField()
    trial_bp = models.SmallIntegerField(null=True)
    trial_hours = models.SmallIntegerField(null=True)
    winner = models.TextField(default="", db_default="")
    decided_at = models.DateTimeField(null=True)
    verdict = models.JSONField(null=True)
    archive = models.TextField(default="none")
    state = models.TextField(default="draft")
    made_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    before_pause = models.TextField(default="")
    passes = models.SmallIntegerField(default=0)
    position = models.BigIntegerField(default=0)
    left_out = models.JSONField(default=dict)
    paced_until = models.DateTimeField(null=True)

    class Meta:
        db_table = "campaign"
        constraints = [
            models.UniqueConstraint(name="campaign_name", fields=["name"]),
            models.CheckConstraint(name="campaign_state", condition=models.Q(state__in=STATES)),
            models.CheckConstraint(name="campaign_timing", condition=models.Q(timing__in=TIMINGS)),
            models.CheckConstraint(name="campaign_archive", condition=models.Q(archive__in=ARCHIVES)),
            models.CheckConstraint(
                name="campaign_holdout_is_a_share",
                condition=models.Q(holdout_bp__gte=0, holdout_bp__lt=10_000),
            ),
            models.CheckConstraint(
                name="campaign_trial_is_a_share",
                condition=models.Q(trial_bp__isnull=True, trial_hours__isnull=True)
                | models.Q(trial_bp__gt=0, trial_bp__lt=10_000, trial_hours__gt=0),
            ),
        ]


class CampaignPerson(models.Model):
    """Somebody whom a campaign means and may reach: their group, which of its messages, when, and by what.

    due_at: null for those who are left alone. channels: the ways to try in turn. released_at: since when it
    stands in the outbox, or was found to be somebody's second one.
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, db_index=False)
    customer_id = models.BigIntegerField(db_index=True)
    arm = models.TextField()
    variant = models.TextField(default="")
    channels = ArrayField(models.TextField(), default=list)
    due_at = models.DateTimeField(null=True)
    assigned_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "campaign_person"
        constraints = [
            models.UniqueConstraint(name="campaign_person_once", fields=["campaign", "customer_id"])
        ]
        indexes = [
            models.Index(
                name="campaign_person_waiting",
                fields=["campaign", "due_at", "id"],
                condition=models.Q(released_at__isnull=True, due_at__isnull=False),
            ),
        ]

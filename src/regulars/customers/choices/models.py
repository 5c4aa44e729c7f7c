"""How does somebody wish to be written to, what is there to choose, and why are they left in peace?"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from regulars.customers.models import Customer


class Quiet(models.Model):
    """Why somebody is left in peace: an open complaint, a return. Late parcels are known without a row.

    key: whose word it is, `ticket:17`. until: when it ends by itself, if nobody ends it before.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, db_index=False)
    key = models.TextField()
    reason = models.TextField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "customer_quiet"
        constraints = [models.UniqueConstraint(name="customer_quiet_once", fields=["customer", "key"])]


class Preference(models.Model):
    """How somebody wishes to be written to, beside what they allow. Of joined people the latest row holds.

    channel: the one they like best, '' of none. most, within_days: at most so many messages in so many days.
    paused_until: no offers before. topics_left: what they don't want to read about, by `Topic.slug`.
    """

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True)
    channel = models.TextField(default="")
    most = models.SmallIntegerField(null=True)
    within_days = models.SmallIntegerField(null=True)
    paused_until = models.DateTimeField(null=True)
    topics_left = ArrayField(models.TextField(), default=list)
    said_at = models.DateTimeField()

    class Meta:
        db_table = "customer_preference"
        constraints = [
            models.CheckConstraint(
                name="customer_preference_rhythm",
                condition=models.Q(most__isnull=True, within_days__isnull=True)
                | models.Q(
                    most__isnull=False, within_days__isnull=False, most__gt=0, within_days__range=(1, 90)
                ),
            )
        ]


class Topic(models.Model):
    """What a store writes about, for people to choose from. names, says: by language.

    retired_at: since when nobody is asked about it; who left it stays out of it.
    """

    slug = models.TextField(primary_key=True)
    names = models.JSONField()
    says = models.JSONField(default=dict)
    position = models.SmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "topic"


QUESTION_KINDS = ["one", "several", "scale"]


class Question(models.Model):
    """What a store asks people about themselves; each answer is kept under the question's slug.

    kind: one of the answers, several of them, or a number from 1 to 5. asks: by language. answers: the words
    of each answer by language, in their order: [{"value": "dry", "words": {"en": "Dry"}}]. retired_at:
    since when nobody is asked; what was answered stays known.
    """

    slug = models.TextField(primary_key=True)
    kind = models.TextField()
    asks = models.JSONField()
    answers = models.JSONField(default=list)
    position = models.SmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "question"
        constraints = [
            models.CheckConstraint(name="question_kind", condition=models.Q(kind__in=QUESTION_KINDS))
        ]


class Answer(models.Model):
    """What somebody answered, or the staff noted for them; rows never change, the latest one holds.

    question: a `Question.slug`, or one of `habits.SAYABLE`. chosen: none where they took an answer back.
    how: form, link (by a letter's link), staff. wording: the question as it was shown.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, db_index=False)
    question = models.TextField()
    chosen = ArrayField(models.TextField(), default=list)
    said_at = models.DateTimeField()
    how = models.TextField()
    wording = models.TextField(default="")

    class Meta:
        db_table = "customer_answer"
        indexes = [
            models.Index(name="customer_answer_latest", fields=["customer", "question", "-said_at", "-id"])
        ]

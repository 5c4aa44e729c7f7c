"""Who of the staff calls whom, and what came of it?"""

from django.db import models


class CallTask(models.Model):
    """How far a call is: there is none until somebody takes it, since what is to be called are sends.

    taken_by: who of the staff has it now, since taken_at. tries: how often nobody answered.
    outcome: '' until it ended, else see outcomes.py.
    """

    send_id = models.BigIntegerField(primary_key=True)
    customer_id = models.BigIntegerField(db_index=True)
    shop_id = models.BigIntegerField(null=True)
    tries = models.SmallIntegerField(default=0)
    taken_by = models.IntegerField(null=True)
    taken_at = models.DateTimeField(null=True)
    outcome = models.TextField(default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "call_task"

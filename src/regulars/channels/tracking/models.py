"""Where is it kept, for an hour, who came by a message's links?"""

from django.db import models


class MessageHit(models.Model):
    """Somebody, or a program, asked for a link or the picture of a message.

    kind: followed, opened, looked (HEAD), unseen (the link that no person sees). agent: see agents.py;
    neither address nor program are kept. judged: whether it was decided who it was. Gone an hour later.
    """

    send_id = models.BigIntegerField(db_index=True)
    customer_id = models.BigIntegerField(db_index=True)
    kind = models.TextField()
    target = models.TextField(default="")
    agent = models.TextField(default="")
    at = models.DateTimeField()
    judged = models.BooleanField(default=False)

    class Meta:
        db_table = "message_hit"
        indexes = [
            models.Index(name="message_hit_unjudged", fields=["at"], condition=models.Q(judged=False)),
        ]

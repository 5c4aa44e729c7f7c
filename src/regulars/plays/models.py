"""Which plays did a program or an assistant propose?"""

from django.db import models

DRAFT_STATES = ("open", "switched_on", "discarded")


class PlayDraft(models.Model):
    """A play that was proposed through the API. It does nothing: a person switches it on, or discards it.

    text: the YAML of a play's file, checked. by: the API key's name. ended_by: who of the staff decided.
    """

    play = models.TextField()
    text = models.TextField()
    note = models.TextField(default="")
    by = models.TextField()
    made_at = models.DateTimeField()
    state = models.TextField(default="open")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.TextField(default="")

    class Meta:
        db_table = "play_draft"
        constraints = [
            models.CheckConstraint(name="play_draft_state", condition=models.Q(state__in=DRAFT_STATES))
        ]
        indexes = [
            models.Index(name="play_draft_open", fields=["-id"], condition=models.Q(state="open")),
        ]

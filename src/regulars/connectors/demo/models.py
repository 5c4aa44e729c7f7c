"""Which demo was loaded, and how far?"""

from django.db import models


class DemoLoad(models.Model):
    """One demo on its way into the store. state: loading, loaded or failed. done, total: rows."""

    name = models.TextField()
    state = models.TextField(default="loading")
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    error = models.TextField(default="")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "demo_load"
        constraints = [
            models.CheckConstraint(
                name="demo_load_state", condition=models.Q(state__in=["loading", "loaded", "failed"])
            ),
            models.UniqueConstraint(
                name="demo_load_one_at_a_time", fields=["state"], condition=models.Q(state="loading")
            ),
        ]

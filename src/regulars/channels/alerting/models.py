"""To whom of the staff are alerts told, and which were?"""

from django.db import models


class AlertService(models.Model):
    """A service that tells the staff, by an address of Apprise's. secret: the address, sealed.

    shown: the address as it may be seen, without what is secret in it. problem: of the last try; '' where it
    went well. proven_at: when it last took something.
    """

    shown = models.TextField()
    secret = models.TextField()
    added_at = models.DateTimeField()
    proven_at = models.DateTimeField(null=True)
    problem = models.TextField(default="")

    class Meta:
        db_table = "alert_service"


class AlertTold(models.Model):
    """An alert at one service. told_at: when it took it; tries: how often it was asked.

    seen_at: when what it is about was last so; the row goes some time after that, and then it is told anew.
    """

    service = models.ForeignKey(AlertService, models.CASCADE)
    key = models.TextField()
    told_at = models.DateTimeField(null=True)
    tries = models.SmallIntegerField(default=0)
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "alert_told"
        constraints = [models.UniqueConstraint(name="alert_told_once", fields=["service", "key"])]

"""Who wrote to the store in WhatsApp of late?"""

from django.db import models


class CloudWindow(models.Model):
    """Somebody's last message to us, from which on we may answer in our own words for a day; then it goes."""

    customer_id = models.BigIntegerField(primary_key=True)
    wrote_at = models.DateTimeField()

    class Meta:
        db_table = "cloud_window"
        indexes = [models.Index(name="cloud_window_ended", fields=["wrote_at"])]

"""Which letters were printed together, and which cards lie in parcels?"""

from django.db import models

RUN_STATES = ["made", "posted", "undone"]


class PrintRun(models.Model):
    """Letters that were printed together, each once: their sends name it, see runs.py.

    price_minor: of each piece, in the business's money as it was then. made_by: who, as the log names them.
    state: made (handed over to the staff), posted, or undone: then its letters wait again.
    """

    id = models.BigAutoField(primary_key=True)
    made_at = models.DateTimeField()
    made_by = models.TextField()
    state = models.TextField(default="made")
    pieces = models.IntegerField()
    price_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "print_run"
        constraints = [
            models.CheckConstraint(name="print_run_state", condition=models.Q(state__in=RUN_STATES))
        ]


class ParcelCard(models.Model):
    """A card for the parcel of one order.

    code: by which somebody is known who shows the card; it names nobody. send_id: the message that the card
    is, whose link its QR code holds.
    """

    id = models.BigAutoField(primary_key=True)
    code = models.TextField(unique=True)
    customer_id = models.BigIntegerField(db_index=True)
    shop_id = models.BigIntegerField()
    order_id = models.BigIntegerField(unique=True)
    send_id = models.BigIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        db_table = "parcel_card"

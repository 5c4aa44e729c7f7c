"""Where are the pictures that letters show?"""

from django.db import models


class Picture(models.Model):
    """One picture as it is shown, known by what it shows: the same one handed in twice is there once.

    digest: of its bytes, in hexadecimal. kind: `jpeg` or `png`. made_by: of the staff.
    """

    digest = models.TextField(primary_key=True)
    kind = models.TextField()
    width = models.IntegerField()
    height = models.IntegerField()
    body = models.BinaryField()
    made_at = models.DateTimeField()
    made_by = models.TextField(default="")

    class Meta:
        db_table = "picture"

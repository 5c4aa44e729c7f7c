"""Where are the letters that a store writes itself?"""

from django.db import models


class OwnLetter(models.Model):
    """A letter of which there are texts of the store's own; one of the gallery keeps its name and its rules.

    kind, about, link: as letters.Kind has them. title: as people call it.
    """

    name = models.TextField(primary_key=True)
    title = models.TextField(default="")
    kind = models.TextField()
    about = models.TextField(default="")
    link = models.TextField(default="")
    made_at = models.DateTimeField()

    class Meta:
        db_table = "own_letter"


class OwnText(models.Model):
    """One edition of a letter's text; rows never change, what holds is the newest.

    edition: counted within the letter, over its shops and languages. shop_id 0: every shop.
    blocks: see blocks.py. withdrawn: from here on the gallery's text holds again. made_by: of the staff.
    """

    letter = models.ForeignKey(OwnLetter, models.CASCADE, db_index=False)
    edition = models.IntegerField()
    shop_id = models.BigIntegerField(default=0)
    language = models.TextField()
    subject = models.TextField(default="")
    preview = models.TextField(default="")
    short = models.TextField(default="")
    blocks = models.JSONField(default=list)
    withdrawn = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.TextField(default="")

    class Meta:
        db_table = "own_text"
        constraints = [models.UniqueConstraint(name="own_text_edition", fields=["letter", "edition"])]

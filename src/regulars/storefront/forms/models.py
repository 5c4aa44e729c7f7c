"""Which sign-up forms are there, what did each one show when, and who filled it in?"""

from django.db import models

from regulars.customers.models import Customer


class Form(models.Model):
    """A form by which people sign up. handle: names it in its address. edition: the one that is shown.

    ended_at: since when it takes nobody any more.
    """

    handle = models.TextField(unique=True)
    name = models.TextField(unique=True)
    shop_id = models.BigIntegerField(null=True)
    edition = models.IntegerField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "form"


class FormEdition(models.Model):
    """All that a form asked and said from a moment on, in every language; rows never change.

    content: see content.py. made_by: of the staff.
    """

    form = models.ForeignKey(Form, models.CASCADE, db_index=False)
    edition = models.IntegerField()
    content = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.TextField()

    class Meta:
        db_table = "form_edition"
        constraints = [models.UniqueConstraint(name="form_edition_once", fields=["form", "edition"])]


class FormFile(models.Model):
    """A file that a form gives to who signs up; it stands in the database, so that a backup holds it.

    digest: of its content, by which the same file is one row.
    """

    digest = models.UUIDField(unique=True)
    name = models.TextField()
    kind = models.TextField()
    size = models.IntegerField()
    body = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        db_table = "form_file"


class FormEntry(models.Model):
    """Somebody's address was entered on a form. confirmed_at: since when it is known to be theirs.

    token: of the page that it came from, good for one entry of an address. told: what else was entered,
    until it is confirmed or too late for that. page: of the shop, on which the form stood.
    """

    form = models.ForeignKey(Form, models.CASCADE, db_index=False)
    edition = models.IntegerField()
    customer = models.ForeignKey(Customer, models.CASCADE, db_index=False)
    channel = models.TextField()
    token = models.UUIDField()
    language = models.TextField()
    page = models.TextField(default="")
    told = models.JSONField(default=dict)
    sent_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "form_entry"
        constraints = [models.UniqueConstraint(name="form_entry_once", fields=["token", "channel"])]
        indexes = [
            models.Index(name="form_entry_of_customer", fields=["customer", "channel"]),
            models.Index(name="form_entry_of_form", fields=["form", "sent_at"]),
            models.Index(name="form_entry_told", fields=["sent_at"], condition=~models.Q(told={})),
        ]


class FormDownload(models.Model):
    """Somebody fetched what a form gives."""

    entry = models.ForeignKey(FormEntry, models.CASCADE)
    customer_id = models.BigIntegerField(db_index=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "form_download"


class FormDay(models.Model):
    """How often a form was shown on a day, and how many entries were a program's."""

    form = models.ForeignKey(Form, models.CASCADE, db_index=False)
    day = models.DateField()
    shown = models.IntegerField(default=0)
    caught = models.IntegerField(default=0)

    class Meta:
        db_table = "form_day"
        constraints = [models.UniqueConstraint(name="form_day_once", fields=["form", "day"])]

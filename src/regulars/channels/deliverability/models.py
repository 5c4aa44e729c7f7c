"""Where is kept what is done so that mail stays welcome?"""

from django.db import models


class SendingDomain(models.Model):
    """A domain in whose name mail is sent.

    warm_up_from: since when it sends a little more each day; null: as much as there is.
    paused_at: since when no offers leave, and of how many mails how many people complained then.
    counts_from: complaints before that were looked at by a person, and count no more.
    """

    domain = models.TextField(primary_key=True)
    warm_up_from = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    complaints = models.IntegerField(default=0)
    accepted = models.IntegerField(default=0)
    counts_from = models.DateTimeField(null=True)

    class Meta:
        db_table = "sending_domain"


class MailTally(models.Model):
    """How mail to a domain fared on a day (UTC): what was taken then, and what was told then of any."""

    day = models.DateField()
    domain = models.TextField()
    accepted = models.IntegerField(default=0)
    delivered = models.IntegerField(default=0)
    hard = models.IntegerField(default=0)
    soft = models.IntegerField(default=0)
    complained = models.IntegerField(default=0)

    class Meta:
        db_table = "mail_tally"
        constraints = [models.UniqueConstraint(name="mail_tally_once", fields=["day", "domain"])]


class MailboxPlace(models.Model):
    """How far the mailbox for bounces was read (RFC 3501, 2.3.1.1), and what was in the way last."""

    name = models.TextField(primary_key=True)
    uid_validity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    read_at = models.DateTimeField(null=True)
    reports = models.BigIntegerField(default=0)
    problem = models.TextField(default="")
    detail = models.TextField(default="")

    class Meta:
        db_table = "mailbox_place"

"""Where is each message kept, from the plan to what became of it, and how is the other side reached?"""

from django.db import models

STATES = ("planned", "claimed", "handed_over", "accepted", "unknown", "failed", "skipped")


class Send(models.Model):
    """One message to one person: the ledger by which nobody gets it twice and nobody is lost.

    key: digest of its cause, `play:customer:entry_key:entry:step:visit`; a repeated plan is a no-op.
    kind, topic: what it is to the person (letters.Kind), and what it is about, as they chose or left topics.
    campaign_id, variant: of which campaign it is, and which of its subjects or texts; '' of the only one.
    others: the channels to try in turn where this one can't reach them. provider_id: its name at a provider.
    not_before, not_after: when it may leave, and until when it is of use.
    reason: why it waits, was skipped, failed or is unknown, in one word; detail: the other side's words.
    claimed_by: the worker that has it, or had it last; see workers.py.
    context: ids of what it is about. What was written stands in SendContent.
    """

    key = models.UUIDField()
    customer_id = models.BigIntegerField()
    shop_id = models.BigIntegerField(null=True)
    enrolment_id = models.BigIntegerField(null=True)
    play = models.TextField(default="")
    step = models.TextField(default="")
    visit = models.IntegerField(default=0)
    channel = models.TextField()
    template = models.TextField()
    purpose = models.TextField()
    kind = models.TextField(default="marketing")
    topic = models.TextField(default="")
    campaign_id = models.BigIntegerField(null=True)
    variant = models.TextField(default="")
    others = models.JSONField(default=list)
    context = models.JSONField(default=dict)
    state = models.TextField(default="planned")
    reason = models.TextField(default="")
    detail = models.TextField(default="")
    planned_at = models.DateTimeField()
    not_before = models.DateTimeField()
    not_after = models.DateTimeField()
    attempts = models.SmallIntegerField(default=0)
    claimed_by = models.IntegerField(null=True)
    handed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    message_id = models.TextField(default="")
    provider_id = models.TextField(default="")

    class Meta:
        db_table = "send"
        constraints = [
            models.UniqueConstraint(name="send_key", fields=["key", "customer_id"]),
            models.CheckConstraint(name="send_state", condition=models.Q(state__in=STATES)),
        ]
        indexes = [
            models.Index(
                name="send_due", fields=["channel", "not_before", "id"], condition=models.Q(state="planned")
            ),
            models.Index(
                name="send_in_work",
                fields=["claimed_by"],
                condition=models.Q(state__in=["claimed", "handed_over"]),
            ),
            models.Index(name="send_of_customer", fields=["customer_id", "-planned_at"]),
            models.Index(
                name="send_to_look_at",
                fields=["state", "-id"],
                condition=models.Q(state__in=["unknown", "failed", "skipped"]),
            ),
            models.Index(
                name="send_named_by_provider", fields=["provider_id"], condition=~models.Q(provider_id="")
            ),
            models.Index(
                name="send_of_campaign",
                fields=["campaign_id", "state"],
                condition=models.Q(campaign_id__isnull=False),
            ),
        ]


class SendContent(models.Model):
    """What was written to whom, as sent; personal, and erased with the person or its month.

    wording, packed: the HTML as it differs from its letter's, see wording.py; html: of mails before that.
    Partitioned by month of made_at (see migration 0006).
    """

    send_id = models.BigIntegerField(primary_key=True)
    customer_id = models.BigIntegerField()
    address = models.TextField()
    sender = models.TextField()
    language = models.TextField()
    subject = models.TextField()
    html = models.TextField(default="")
    text = models.TextField()
    wording = models.UUIDField(null=True)
    packed = models.BinaryField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "send_content"
        managed = False


class Wording(models.Model):
    """A letter's HTML with its `{{ ... }}` in it: what mails are kept as differing from. Names nobody."""

    digest = models.UUIDField(primary_key=True)
    html = models.TextField()

    class Meta:
        db_table = "wording"
        managed = False


class SigningKey(models.Model):
    """A key by which mails of a domain are signed (DKIM). secret: sealed under the key file.

    published_at: since when its public half was seen in the domain's DNS; before, nothing is signed by it.
    The next key of a domain waits beside the one that signs until it is seen there.
    """

    domain = models.TextField()
    selector = models.TextField()
    secret = models.TextField()
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "signing_key"
        constraints = [models.UniqueConstraint(name="signing_key_selector", fields=["domain", "selector"])]


class ChannelSetting(models.Model):
    """How the other side of a channel is reached. secret: sealed under the key file (host/vault.py)."""

    channel = models.TextField(primary_key=True)
    settings = models.JSONField()
    secret = models.TextField(default="")
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "channel_setting"


class SenderIdentity(models.Model):
    """As whom a shop writes; shop_id 0: every shop that has none of its own."""

    shop_id = models.BigIntegerField(primary_key=True)
    from_name = models.TextField(default="")
    from_address = models.TextField()
    reply_to = models.TextField(default="")
    signed_by = models.TextField(default="")
    postal_address = models.TextField(default="")

    class Meta:
        db_table = "sender_identity"


class ChannelTrouble(models.Model):
    """A channel whose other side can't be reached now, and when it is tried again; gone when all is well."""

    channel = models.TextField(primary_key=True)
    problem = models.TextField()
    detail = models.TextField(default="")
    since = models.DateTimeField()
    retry_at = models.DateTimeField()
    failures = models.SmallIntegerField()

    class Meta:
        db_table = "channel_trouble"


class DomainTrouble(models.Model):
    """A recipients' domain that put off one message after the other, and until when it is left alone."""

    channel = models.TextField()
    domain = models.TextField()
    detail = models.TextField(default="")
    since = models.DateTimeField()
    retry_at = models.DateTimeField()
    failures = models.SmallIntegerField()

    class Meta:
        db_table = "domain_trouble"
        constraints = [models.UniqueConstraint(name="domain_trouble_once", fields=["domain", "channel"])]


class SendHold(models.Model):
    """A campaign of which nothing may leave now: whoever runs campaigns says so, and takes it away again."""

    campaign_id = models.BigIntegerField(primary_key=True)
    since = models.DateTimeField()

    class Meta:
        db_table = "send_hold"

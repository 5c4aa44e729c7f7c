"""Who are the customers, how are they known, and what do they allow?

Personal data lives in Person, Identity and Address alone; everything else holds ids.
"""

from django.db import models

ASKS = ["data", "erasure", "shop_erasure"]
IDENTITIES = ["email", "phone", "shop", "device", "push", "telegram", "postal"]
REQUEST_STATES = ["open", "running", "done"]


class Customer(models.Model):
    """A person as one id. A merge never rewrites it: see Canonical.

    erased_at: since when nothing of theirs is known any more but what they did, see `actions/erase.py`.
    """

    first_seen_at = models.DateTimeField()
    shop_id = models.BigIntegerField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "customer"


class Person(models.Model):
    """What a customer is called and how to speak to them; erased as a whole.

    sort_name: the stored key names are sorted by, since the server has no collation of their language.
    """

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True)
    name = models.TextField(default="")
    given_name = models.TextField(default="")
    sort_name = models.TextField(default="", db_index=True)
    language = models.CharField(max_length=8, default="")
    country = models.CharField(max_length=2, default="")
    time_zone = models.TextField(default="")
    birth_date = models.DateField(null=True)
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "customer_person"


class Identity(models.Model):
    """One way a customer is known: e-mail, phone (E.164), a shop's customer id, a device, a chat, a browser.

    postal: where they get letters, see postal.py.
    shop_id: 0 where the value means the same person in every shop.
    """

    customer = models.ForeignKey(Customer, models.CASCADE)
    kind = models.TextField()
    shop_id = models.BigIntegerField(default=0)
    value = models.TextField()
    first_seen_at = models.DateTimeField()

    class Meta:
        db_table = "customer_identity"
        constraints = [
            models.UniqueConstraint(name="customer_identity_value", fields=["value", "kind", "shop_id"]),
            models.CheckConstraint(
                name="customer_identity_kind",
                condition=models.Q(kind__in=IDENTITIES),
            ),
        ]


class Address(models.Model):
    """A place to which somebody had something sent, as far as anything depends on it: no street, no name."""

    customer = models.ForeignKey(Customer, models.CASCADE, db_index=False)
    country = models.CharField(max_length=2, default="")
    region = models.TextField(default="")
    city = models.TextField(default="")
    postcode = models.TextField(default="")
    last_seen_at = models.DateTimeField()

    class Meta:
        db_table = "customer_address"
        constraints = [
            models.UniqueConstraint(
                name="customer_address_once", fields=["customer", "country", "region", "city", "postcode"]
            )
        ]


class Merge(models.Model):
    """Two customers found to be one person; undone by a date, never deleted."""

    loser = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    winner = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    reason = models.TextField()
    actor = models.TextField()
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.TextField(default="")

    class Meta:
        db_table = "customer_merge"
        constraints = [
            models.CheckConstraint(name="customer_merge_two", condition=~models.Q(loser=models.F("winner"))),
            models.UniqueConstraint(
                name="customer_merge_once", fields=["loser"], condition=models.Q(undone_at__isnull=True)
            ),
        ]


class Canonical(models.Model):
    """For each merged customer, the one it now counts as; who isn't here counts as itself."""

    customer = models.OneToOneField(Customer, models.CASCADE, primary_key=True, related_name="+")
    canonical = models.ForeignKey(Customer, models.CASCADE, related_name="+")

    class Meta:
        db_table = "customer_canonical"


class Consent(models.Model):
    """One statement of a customer on one channel and purpose. Append-only; the latest one holds.

    how: form, checkout, import, staff, link. wording: the text that was shown.
    digest: over this line and the digest before it of the same customer. words: salted digest of wording and
    evidence, which stands in the line for them: erasing takes them and the salt, and the chain holds.
    """

    customer = models.ForeignKey(Customer, models.CASCADE)
    channel = models.TextField()
    purpose = models.TextField()
    granted = models.BooleanField()
    occurred_at = models.DateTimeField()
    known_at = models.DateTimeField()
    how = models.TextField()
    wording = models.TextField(default="")
    evidence = models.JSONField(default=dict)
    salt = models.UUIDField(null=True)
    words = models.BinaryField(null=True)
    digest = models.BinaryField(null=True)

    class Meta:
        db_table = "consent"
        indexes = [
            models.Index(
                name="consent_latest",
                fields=["customer", "channel", "purpose", "-occurred_at", "granted", "-id"],
            )
        ]


class ConsentRoot(models.Model):
    """The digests of all statements up to one, in one digest that goes on from the root before."""

    upto_id = models.BigIntegerField(unique=True)
    statements = models.BigIntegerField()
    root = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        db_table = "consent_root"


class PendingConsent(models.Model):
    """A yes that holds only when it is confirmed by a link to the address (double opt-in); the latest asked.

    letters: how many left for it until it expires. The statement itself is made when it is confirmed.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, db_index=False)
    channel = models.TextField()
    purpose = models.TextField()
    how = models.TextField()
    wording = models.TextField()
    evidence = models.JSONField()
    asked_at = models.DateTimeField()
    letters = models.SmallIntegerField()
    expires_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "consent_pending"
        constraints = [
            models.UniqueConstraint(name="consent_pending_once", fields=["customer", "channel", "purpose"])
        ]


class Suppression(models.Model):
    """An address nothing may be sent to: bounced, complained, or asked never again.

    lifted_at: when somebody of the staff unblocked it. What is told of a moment after that blocks it again.
    """

    channel = models.TextField()
    address_digest = models.UUIDField()
    reason = models.TextField()
    since = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "suppression"
        constraints = [
            models.UniqueConstraint(name="suppression_address", fields=["address_digest", "channel"])
        ]


class ErasedIdentity(models.Model):
    """The list of erasures: one way by which somebody was known until they were erased.

    digest: keyed, so that a backup doesn't tell whose it is, see `erasures.py`. customer_id: who was meant,
    null where a restored store never knew them. A host file keeps the same list for restores.
    """

    digest = models.UUIDField()
    customer_id = models.BigIntegerField(null=True)
    erased_at = models.DateTimeField()

    class Meta:
        db_table = "erased_identity"
        constraints = [models.UniqueConstraint(name="erased_identity_once", fields=["digest", "erased_at"])]


class PrivacyRequest(models.Model):
    """What somebody has a right to, since when they ask for it, and what became of it.

    key: digest of its cause; a repeat is a no-op. asks: data (all we hold of them), erasure, shop_erasure.
    customer_id: whom it is about, null where nobody is known by what was told. state: open (waits for the
    owner), running (a worker is at it), done. outcome: how it ended: given, erased, nobody. position: behind
    whom a running one goes on. done, total: rows of what it goes through.
    """

    key = models.UUIDField(unique=True)
    asks = models.TextField()
    actor = models.TextField()
    customer_id = models.BigIntegerField(null=True)
    shop_id = models.BigIntegerField(null=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    state = models.TextField()
    outcome = models.TextField(default="")
    position = models.BigIntegerField(default=0)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.TextField(default="")

    class Meta:
        db_table = "privacy_request"
        constraints = [
            models.CheckConstraint(name="privacy_request_asks", condition=models.Q(asks__in=ASKS)),
            models.CheckConstraint(
                name="privacy_request_state", condition=models.Q(state__in=REQUEST_STATES)
            ),
        ]
        indexes = [
            models.Index(
                name="privacy_request_waiting",
                fields=["state", "due_at"],
                condition=~models.Q(state="done"),
            )
        ]

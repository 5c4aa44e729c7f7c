"""Which tables does the shell keep: what staff did, keys, invitations and settings?"""

from django.conf import settings
from django.db import models

from regulars.web.roles import ROLES


class StaffAction(models.Model):
    """One thing that somebody of the staff did: append-only."""

    at = models.DateTimeField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    who = models.TextField()
    action = models.TextField()
    object_kind = models.TextField(default="")
    object_id = models.TextField(default="")
    detail = models.JSONField(default=dict)
    ip_digest = models.BinaryField(null=True)

    class Meta:
        db_table = "staff_action"
        indexes = (
            models.Index(fields=["-at", "-id"], name="staff_action_newest"),
            models.Index(fields=["object_kind", "object_id", "-at"], name="staff_action_object"),
        )


class ApiKey(models.Model):
    """A key of the API. Only its digest is kept: the key itself is shown once.

    expires_at: until when a key that was rotated still works beside its successor.
    """

    name = models.TextField()
    prefix = models.TextField(unique=True)
    digest = models.BinaryField()
    scope = models.TextField()
    shop_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "api_key"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(scope__in=("write", "figures", "draft", "read", "admin")),
                name="api_key_scope_known",
            ),
        )


class CallWindow(models.Model):
    """How many calls of a key were given out to be let in since a window began, under which policy."""

    pk = models.CompositePrimaryKey("policy", "key")
    policy = models.TextField()
    key = models.TextField()
    began = models.DateTimeField()
    taken = models.IntegerField()

    class Meta:
        db_table = "call_window"


class Invitation(models.Model):
    """A one-time link with which somebody makes an account; the first one makes the owner's."""

    digest = models.BinaryField(unique=True)
    role = models.TextField()
    email = models.TextField(default="")
    invited_by = models.TextField(default="")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "invitation"
        constraints = (
            models.CheckConstraint(condition=models.Q(role__in=ROLES), name="invitation_role_known"),
        )


class Setting(models.Model):
    """One choice of the owner's: its key, and a value that a dataclass gives its type."""

    key = models.TextField(primary_key=True)
    value = models.JSONField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "setting"

"""How does somebody get an account? By a one-time link, which the owner gives them."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import QuerySet

from regulars.web.models import Invitation
from regulars.web.roles import Role

VALID = timedelta(days=7)


class LinkSpent(Exception):
    """This link was used already, or is too old. Ask for a new one."""


class AddressTaken(Exception):
    """Somebody with this e-mail works here already."""


class LastOwner(Exception):
    """Somebody has to stay owner: make another person owner first."""


def invite(*, role: Role, at: datetime, email: str = "", invited_by: str = "") -> str:
    """A new link's token. email: filled in for the person, who may change it."""
    token = secrets.token_urlsafe(24)
    Invitation.objects.create(
        digest=digest(token),
        role=role.value,
        email=email,
        invited_by=invited_by,
        created_at=at,
        expires_at=at + VALID,
    )
    return token


def find(token: str, *, at: datetime) -> Invitation:
    """The invitation behind a link that can still be used. Raises LinkSpent."""
    found = Invitation.objects.filter(digest=digest(token), used_at=None, expires_at__gt=at).first()
    if found is None:
        raise LinkSpent(LinkSpent.__doc__)
    return found


def accept(token: str, *, name: str, email: str, password: str, at: datetime) -> User:
    """Make the account that a link is for, and spend the link. Raises LinkSpent, AddressTaken."""
    with transaction.atomic():
        used = Invitation.objects.filter(digest=digest(token), used_at=None, expires_at__gt=at).update(
            used_at=at
        )
        if not used:
            raise LinkSpent(LinkSpent.__doc__)
        role = Role(Invitation.objects.get(digest=digest(token)).role)
        if User.objects.filter(username=email.lower()).exists():
            raise AddressTaken(AddressTaken.__doc__)
        user = User.objects.create_user(email.lower(), email.lower(), password, first_name=name)
        give(user, role=role)
        return user


def give(user: User, *, role: Role) -> None:
    """Make this the one role of a person."""
    user.groups.set([Group.objects.get(name=role.value)])


def change(user: User, *, role: Role) -> None:
    """Give a person another role. Raises LastOwner."""
    with transaction.atomic():
        keep_an_owner(user, stays=role == Role.OWNER)
        give(user, role=role)


def remove(user: User) -> None:
    """End a person's account; what they did stays. Raises LastOwner.

    They are signed out everywhere, and their address may be invited anew.
    """
    with transaction.atomic():
        keep_an_owner(user, stays=False)
        user.groups.clear()
        EmailAddress.objects.filter(user=user).delete()
        Authenticator.objects.filter(user=user).delete()
        User.objects.filter(pk=user.pk).update(is_active=False, username=f"removed-{user.pk}", email="")


def keep_an_owner(user: User, *, stays: bool) -> None:
    """Lock the owners' group, and see that somebody is left in it. Raises LastOwner."""
    group = Group.objects.select_for_update().get(name=Role.OWNER.value)
    others = group.user_set.filter(is_active=True).exclude(pk=user.pk)
    if not stays and not others.exists():
        raise LastOwner(LastOwner.__doc__)


def pending(*, at: datetime) -> QuerySet[Invitation]:
    """The links that can still be used, newest first."""
    return Invitation.objects.filter(used_at=None, expires_at__gt=at).order_by("-created_at")


def withdraw(id: int, *, at: datetime) -> Invitation:
    """End a link before its time. Raises ObjectDoesNotExist."""
    invitation = Invitation.objects.get(pk=id)
    Invitation.objects.filter(pk=id, used_at=None).update(used_at=at)
    return invitation


def owners() -> int:
    """How many people could open the settings now."""
    return User.objects.filter(is_active=True, groups__name=Role.OWNER.value).count()


def digest(token: str) -> bytes:
    """What is kept of a link's token."""
    return sha256(token.encode()).digest()

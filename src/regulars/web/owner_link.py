"""With which links does one get in without a password: the first account's, and a forgotten one's?"""

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.models import User
from django.urls import reverse

from regulars import clock
from regulars.web.invitations import invite, owners
from regulars.web.models import Invitation
from regulars.web.roles import Role

PATH = "/welcome/{token}/"


def fresh_link(base_url: str) -> str | None:
    """A new one-time link; earlier ones end. None when an owner has an account already."""
    if owners():
        return None
    at = clock.wall()
    Invitation.objects.filter(role=Role.OWNER.value, invited_by="", used_at=None).update(used_at=at)
    return base_url.rstrip("/") + PATH.format(token=invite(role=Role.OWNER, at=at))


def password_link(email: str, *, base_url: str) -> str | None:
    """A link with which somebody chooses a new password; None when nobody here has that address."""
    user = User.objects.filter(email=email.lower(), is_active=True).first()
    if user is None:
        return None
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    place = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": token}
    )
    return base_url.rstrip("/") + place

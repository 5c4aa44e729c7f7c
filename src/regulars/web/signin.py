"""How do people of the staff sign in?"""

from base64 import urlsafe_b64encode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from regulars.web import audit

SECURED = {
    "account/email/password_changed": "account.password_changed",
    "account/email/password_set": "account.password_changed",
    "account/email/password_reset": "account.password_reset",
    "mfa/email/totp_activated": "account.factor_added",
    "mfa/email/totp_deactivated": "account.factor_removed",
    "mfa/email/webauthn_added": "account.factor_added",
    "mfa/email/webauthn_removed": "account.factor_removed",
    "mfa/email/recovery_codes_generated": "account.codes_made",
}
"""What allauth would tell somebody of their account by mail, as the audit log calls it."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Nobody signs up by themselves: accounts come by one-time links."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        audit.note(request, "account.signed_in", kind="staff", id=user.pk)

    def send_notification_mail(self, template_prefix: str, user: User, *args: object, **more: object) -> None:
        """Every change of a password or a second factor comes by here, whether a mail leaves or not."""
        super().send_notification_mail(template_prefix, user, *args, **more)
        if deed := SECURED.get(template_prefix):
            who = self.request if self.request.user.is_authenticated else user
            audit.note(who, deed, kind="staff", id=user.pk)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth has no types
    """Secrets of authenticator apps are kept encrypted under a key outside the database."""

    def encrypt(self, text: str) -> str:
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return cipher().decrypt(encrypted_text.encode()).decode()


def cipher() -> Fernet:
    """What encrypts second factors, with a key derived from the installation's secret."""
    derive = HKDF(SHA256(), length=32, salt=None, info=b"regulars second factor")
    return Fernet(urlsafe_b64encode(derive.derive(settings.SECRET_KEY.encode())))

"""In which words does the audit log say what was done?"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DEEDS: dict[str, str | Promise] = {
    "account.made": _("Made their account"),
    "account.signed_in": _("Signed in"),
    "account.password_changed": _("Changed their password"),
    "account.password_reset": _("Chose a new password by a link"),
    "account.factor_added": _("Added a second factor"),
    "account.factor_removed": _("Removed a second factor"),
    "account.codes_made": _("Made new recovery codes"),
    "key.made": _("Made an API key"),
    "key.revoked": _("Revoked an API key"),
    "key.rotated": _("Replaced an API key"),
    "setting.changed": _("Changed a setting"),
    "staff.invited": _("Invited a colleague"),
    "staff.removed": _("Removed a colleague"),
    "staff.role_changed": _("Changed a colleague’s role"),
    "staff.uninvited": _("Withdrew an invitation"),
}

_deeds: dict[str, str | Promise] = {}


def fill(deeds: Mapping[str, str | Promise]) -> None:
    """Take every folder's deeds."""
    _deeds.clear()
    _deeds.update(deeds)


def said(action: str) -> str:
    """An action in words; its name where no folder has words for it."""
    return str(_deeds.get(action, action))

"""What does each reason of a decision mean, in people's words?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason as a page shows it. short: in a table or a chip. said: as a sentence, with its numbers."""

    code: str
    short: str | Promise
    said: str | Promise
    is_yes: bool = False


REASONS = {
    reason.code: reason
    for reason in (
        Reason("enrolled", _("taken in"), _("They were taken into the play."), is_yes=True),
        Reason(
            "held_out",
            _("control group"),
            _("They are in the control group: they get nothing, so that the effect can be seen."),
            is_yes=True,
        ),
        Reason("stopped", _("everything stopped"), _("Everything was stopped at that moment.")),
        Reason("no_address", _("no address"), _("No address is known on any channel of this play.")),
        Reason("no_consent", _("no consent"), _("They never allowed messages of this kind.")),
        Reason("consent_refused", _("said no"), _("They asked not to get messages of this kind.")),
        Reason(
            "suppressed",
            _("address blocked"),
            _("Their address is blocked: it bounced, complained or asked never again."),
        ),
        Reason("already_in", _("already in it"), _("They are, or were, in this play for the same reason.")),
        Reason(
            "too_soon",
            _("too soon"),
            _("Too soon after the last time: it would be more often than fits the product or the play."),
        ),
        Reason(
            "capped",
            _("enough for now"),
            _("They were taken into %(plays)s plays in the last %(days)s days: that is enough."),
        ),
    )
}


def short(code: str) -> str:
    """A reason in two or three words."""
    reason = REASONS.get(code)
    return str(reason.short) if reason else code


def said(code: str, *, detail: Mapping[str, Any] | None) -> str:
    """A reason as a sentence with its numbers."""
    reason = REASONS.get(code)
    if reason is None:
        return gettext("For a reason that this version doesn't know: %(code)s") % {"code": code}
    return str(reason.said) % dict(detail or {})

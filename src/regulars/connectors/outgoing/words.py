"""How do an endpoint's standing and a notice's fate read?"""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from regulars.connectors.outgoing.models import Endpoint, Notice

OFF: dict[str, str | Promise] = {
    "owner": _("switched off"),
    "gone": _("ended by the receiver"),
    "failing": _("ended after five days of failure"),
}
STATES: dict[str, tuple[str | Promise, str]] = {
    "planned": (pgettext_lazy("webhook", "waits"), ""),
    "handed_over": (pgettext_lazy("webhook", "is being sent"), ""),
    "accepted": (pgettext_lazy("webhook", "taken"), "tone-good"),
    "unknown": (pgettext_lazy("webhook", "not sure, goes again"), "tone-warn"),
    "failed": (pgettext_lazy("webhook", "given up"), "tone-bad"),
}


def standing(endpoint: "Endpoint") -> tuple[str | Promise, str]:
    """How an endpoint stands, and the tone of it."""
    if endpoint.off_why:
        return OFF[endpoint.off_why], "" if endpoint.off_why == "owner" else "tone-bad"
    if endpoint.failing_since:
        return _("failing"), "tone-warn"
    return pgettext_lazy("webhook", "on"), "tone-good"


def fate(notice: "Notice") -> tuple[str | Promise, str]:
    """How a notice stands, and the tone of it."""
    if notice.state == "planned" and notice.attempts:
        return pgettext_lazy("webhook", "tried, comes again"), "tone-warn"
    return STATES[notice.state]


def answered(notice: "Notice") -> str:
    """What the receiver said, in short."""
    if notice.status is not None:
        return f"{notice.status} · {gettext('%(ms)s ms') % {'ms': notice.took_ms}}"
    return notice.response

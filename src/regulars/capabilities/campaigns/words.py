"""By which words does the owner learn how a campaign stands?"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES: dict[str, tuple[str | Promise, str]] = {
    "draft": (pgettext_lazy("campaign", "draft"), ""),
    "scheduled": (pgettext_lazy("campaign", "scheduled"), "tone-good"),
    "running": (pgettext_lazy("campaign", "going out"), "tone-good"),
    "paused": (pgettext_lazy("campaign", "paused"), "tone-warn"),
    "stopped": (pgettext_lazy("campaign", "stopped"), ""),
    "done": (pgettext_lazy("campaign", "done"), ""),
}
TIMINGS: dict[str, str | Promise] = {
    "shop": _("for all at once, by the shop’s clock"),
    "person": _("at this hour of each person’s own clock"),
    "own_hour": _("within a day, at the hour at which each person mostly acts"),
}
JUDGED_BY: dict[str, str | Promise] = {
    "clicks": _("how many follow a link"),
    "opens": _("how many open it"),
    "orders": _("how many order"),
    "money": _("what they bring"),
}
DID: dict[str, str | Promise] = {
    "clicks": pgettext_lazy("people", "Clicked"),
    "opens": pgettext_lazy("people", "Opened"),
    "orders": pgettext_lazy("people", "Ordered"),
    "money": pgettext_lazy("people", "Ordered"),
}
"""What stands over the number of people who did what decides."""
LEFT_OUT: dict[str, str | Promise] = {
    "no_address": _("have no address"),
    "no_consent": _("never allowed it"),
    "consent_refused": _("don’t allow it"),
    "suppressed": _("have an address that is blocked"),
}
"""Why somebody whom a campaign means can't get it; as `n people …`."""

"""By which words does the owner learn what is in the way, and where things stand?"""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regulars.capabilities.audiences.networks.catalogue import networks

if TYPE_CHECKING:
    from regulars.capabilities.audiences.models import AdAudience, AdBatch, AdList

PROBLEMS: dict[str, str | Promise] = {
    "no_account": _(
        "%(network)s isn’t connected. Enter the account and its key under Settings → Advertising."
    ),
    "token_ended": _(
        "%(network)s doesn’t accept the key any more: it ended, was withdrawn, or isn’t whole. Make a new "
        "one there and enter it under Settings → Advertising."
    ),
    "permission_missing": _(
        "The key may not manage lists of this account. Give its user the right to, in the account’s settings "
        "at %(network)s."
    ),
    "terms_not_accepted": _(
        "%(network)s waits until somebody of you accepts its terms for lists of customers, once, in the "
        "account."
    ),
    "list_flagged": _(
        "%(network)s holds the list back, mostly because its name says something about health, money or "
        "belief. Appeal there, or make another with a plainer name."
    ),
    "list_gone": _(
        "The list isn’t there any more at %(network)s, so nobody is on it. Start the audience again to make "
        "a new one."
    ),
    "restored": _(
        "This store came back from a backup: %(network)s may hold people whom it doesn’t know of any more. "
        "Delete the list there, then make a new one."
    ),
    "list_refused": _("%(network)s doesn’t make the list."),
    "busy": _("%(network)s asks for a pause. It goes on by itself."),
    "out_of_reach": _("%(network)s can’t be reached just now. It goes on by itself."),
    "unreadable": _("%(network)s answered something that can’t be understood. It is tried again."),
    "keys_lost": _("The stored key can’t be opened. Enter it again under Settings → Advertising."),
    "sandbox": _("This is a demo store: no network is told of anybody."),
    "not_understood": _("Whom it means isn’t understood any more. Write it anew."),
}
STATES: dict[str, tuple[str | Promise, str]] = {
    "planned": (pgettext_lazy("people told to a network", "waits"), ""),
    "handed_over": (pgettext_lazy("people told to a network", "on its way"), ""),
    "unknown": (pgettext_lazy("people told to a network", "not sure, goes again"), "tone-warn"),
    "failed": (pgettext_lazy("people told to a network", "refused"), "tone-bad"),
}
TAKEN = (pgettext_lazy("people told to a network", "taken, being matched"), "")
DONE = (pgettext_lazy("people told to a network", "confirmed"), "tone-good")
TAKES: dict[str, str | Promise] = {
    "email": _("e-mail address"),
    "phone": _("telephone number"),
    "given_name": _("given name"),
    "family_name": _("family name"),
    "city": _("town"),
    "postcode": _("postcode"),
    "country": _("country"),
}


def network_word(name: str) -> str:
    """What a network is called; those that are gone by their name."""
    found = networks().get(name)
    return found.label if found else name


def problem(row: "AdList") -> str:
    """What is in the way of a list, '' where nothing is."""
    if not row.problem:
        return ""
    said = PROBLEMS.get(row.problem) or _("%(network)s doesn’t take what it is told.")
    return str(said) % {"network": network_word(row.network)}


def fate(batch: "AdBatch") -> tuple[str | Promise, str]:
    """How a batch stands, and the tone of it."""
    if batch.state == "accepted":
        return DONE if batch.confirmed_at else TAKEN
    return STATES[batch.state]


def standing(audience: "AdAudience", *, has_problem: bool) -> tuple[str | Promise, str]:
    """How an audience stands, and the tone of it."""
    if audience.stopped_why == "budget":
        return pgettext_lazy("ad audience", "stopped: budget spent"), "tone-warn"
    if audience.stopped_why:
        return pgettext_lazy("ad audience", "stopped"), ""
    if has_problem:
        return pgettext_lazy("ad audience", "held up"), "tone-bad"
    return pgettext_lazy("ad audience", "on"), "tone-good"


def told(network: str) -> str:
    """What a network is told of people, as a list in words."""
    return ", ".join(str(TAKES[field]) for field in networks()[network].takes)

"""How is a play called, and how does it read?"""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regulars.console.queries.plays import Known
from regulars.engine.sentence import Words
from regulars.engine.sentence import sentence as sentence_of

TITLES: dict[str, str | Promise] = {
    "replenishment": _("Remind before it runs out"),
    "second_order": _("Invite to a second order"),
    "thank_you": _("Thank for the first order"),
}


def title(name: str) -> str:
    """A play's name for people; other makers' plays are called as their files are."""
    return str(TITLES.get(name, name.replace("_", " ").capitalize()))


def sentence(known: Known, *, currency: str) -> list[Words]:
    """The play as a sentence; nothing where it isn't understood."""
    return sentence_of(known.play, currency=currency) if known.play else []


def because(known: Known) -> str:
    """Why it should work, in the reader's language where it is ours."""
    return gettext(known.play.because) if known.play else ""

"""How are stages, kinds and rhythms of people called, and in which colour?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Word:
    """A word of ours as people read it. tone: of its chip."""

    label: str | Promise
    tone: str = ""


STAGES: dict[str, Word] = {
    "first_purchase": Word(_("first order")),
    "weighing": Word(_("weighing")),
    "satisfied": Word(_("came back")),
    "disappointed": Word(_("let down"), "problem"),
    "loyal": Word(_("loyal")),
    "growing": Word(_("growing")),
}

KINDS: dict[str, Word] = {
    "star": Word(_("star"), "star"),
    "productive": Word(_("steady"), "steady"),
    "question_mark": Word(_("could be a star"), "question"),
    "problem": Word(_("disappointed"), "problem"),
}

RHYTHMS: dict[str, Word] = {
    "early": Word(_("not due yet")),
    "due": Word(_("due"), "tone-good"),
    "overdue": Word(_("overdue"), "tone-warn"),
    "quiet": Word(_("gone quiet"), "tone-bad"),
}

IDENTITIES: dict[str, str | Promise] = {
    "email": _("e-mail"),
    "phone": _("phone"),
    "shop": _("customer number"),
    "device": _("device"),
}

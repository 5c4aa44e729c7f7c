"""What kinds of reading does a newsletter bring, and whom is each for?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LOYAL = "stage IN ('loyal', 'growing')"


@dataclass(frozen=True, slots=True)
class Content:
    """One kind. only: who alone may read it; '' for all who allow it."""

    label: str | Promise
    says: str | Promise
    only: str = ""


CONTENTS = {
    "article": Content(pgettext_lazy("newsletter", "article"), _("Something to read that helps.")),
    "masterclass": Content(
        pgettext_lazy("newsletter", "masterclass"), _("How to do something, step by step.")
    ),
    "selection": Content(pgettext_lazy("newsletter", "selection"), _("A few things, chosen with care.")),
    "video": Content(pgettext_lazy("newsletter", "video"), _("Something to watch.")),
    "podcast": Content(pgettext_lazy("newsletter", "podcast"), _("Something to listen to.")),
    "inside_story": Content(
        pgettext_lazy("newsletter", "inside story"),
        _("What went well and what failed, for the loyal only."),
        LOYAL,
    ),
}


def audience(content: str, expression: str) -> str:
    """Whom a campaign with this content means: of those it names, those who may read it."""
    found = CONTENTS.get(content)
    return f"({expression}) and {found.only}" if found and found.only else expression

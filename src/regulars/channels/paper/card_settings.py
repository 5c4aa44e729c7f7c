"""What do cards in parcels say?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regulars.channels.writing.brand import Brand
from regulars.web import stored
from regulars.web.forms import ask

SIZES = {"a6": (105.0, 148.0), "a5": (148.0, 210.0)}
"""In millimetres."""


def signatories() -> Iterable[tuple[str, str | Promise]]:
    """Those who may sign: the people of the letters' looks."""
    people = stored.load(Brand).signatories()
    return [("", _("Whoever signs letters")), *((each.name, each.name) for each in people)]


@dataclass(frozen=True, kw_only=True)
class CardSettings:
    """What the owner chose. words: '' for ours, in the person's language."""

    KEY: ClassVar[str] = "parcel_card"

    size: str = ask(_("Size"), choices=[("a6", "A6"), ("a5", "A5")], default="a6")
    words: str = ask(
        _("What the card says"),
        kind="text",
        help=_("Two or three sentences. Empty: our words of thanks, in the person’s language."),
        default="",
    )
    signed_by: str = ask(_("Who signs"), choices=signatories, default="")

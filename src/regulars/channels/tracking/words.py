"""In which words are people told that a message was opened, or a link of it followed?"""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regulars.web.pieces import Moment

if TYPE_CHECKING:
    from regulars.events.models import Event

WORDS: dict[tuple[str, str], str | Promise] = {
    ("message.opened", "person"): _("They opened it."),
    ("message.clicked", "person"): _("They followed a link."),
    ("message.scanned", ""): _("A program looked through it; that is nobody’s doing."),
    ("message.opened", ""): _("They, or a program, opened it."),
    ("message.clicked", ""): _("They, or a program, followed a link."),
}
"""By the event, and by whom."""


def moment(event: "Event") -> Moment | None:
    """The event on the message's page; None of any other event."""
    words = WORDS.get((event.name, event.payload.get("by", "")))
    if words is None:
        return None
    return Moment(
        at=event.occurred_at,
        title=words,
        says=event.payload.get("url", ""),
        tone="tone-good" if event.payload.get("by") == "person" else "",
        held=event.name == "message.scanned",
    )

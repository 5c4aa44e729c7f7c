"""How is what happened shown, line by line?"""

from collections.abc import Iterable
from itertools import groupby

from django.utils.html import format_html
from django.utils.translation import gettext as _

from regulars.console.figures.play_words import title
from regulars.customers.timeline import Entry
from regulars.web import format as written
from regulars.web.pieces import Moment


def moments(entries: Iterable[Entry], *, names: bool) -> list[Moment]:
    """The lines of a timeline; the same refusal several times in a row is one line.

    names: whether what names the person may stand in them.
    """
    return [moment(list(alike), names=names) for _key, alike in groupby(entries, key=sameness)]


def sameness(entry: Entry) -> tuple[object, ...]:
    """What two lines have to share to be one."""
    if entry.held:
        return entry.kind, str(entry.title), str(entry.says), entry.personal
    return entry.kind, entry.id


def moment(alike: list[Entry], *, names: bool) -> Moment:
    """One line, of one entry or of several that say the same; its moment is that of the latest."""
    entry = alike[0]
    said = called(entry)
    if len(alike) > 1:
        said = _("%(what)s, %(times)s times") % {"what": said, "times": written.number(len(alike))}
    says = f"{entry.says} {entry.personal}".strip() if names else entry.says
    link = format_html('<a href="{}">{}</a>', entry.link, said) if entry.link else said
    return Moment(at=entry.at, title=link, says=says, tone=entry.tone, held=entry.held)


def called(entry: Entry) -> str:
    """The entry's title, with plays called by their names for people, not by their files'."""
    name = entry.about.get("play", "")
    return str(entry.title).replace(name, written.quoted(title(name))) if name else str(entry.title)

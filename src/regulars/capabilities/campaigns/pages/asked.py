"""What does the form ask of a campaign?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.forms import BoundField
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from regulars.capabilities.campaigns.actions import Wanted
from regulars.capabilities.campaigns.checks import KINDS
from regulars.capabilities.campaigns.contents import CONTENTS
from regulars.capabilities.campaigns.words import JUDGED_BY, TIMINGS
from regulars.channels.channel import channels
from regulars.channels.pages.messages import titled
from regulars.channels.writing import shelf
from regulars.channels.writing.queries import all_own
from regulars.customers.queries import topics
from regulars.customers.words import channel_word
from regulars.web.forms import DataForm, ask

if TYPE_CHECKING:
    from regulars.capabilities.campaigns.models import Campaign

Choices = Iterable[tuple[str, str | Promise]]
NONE = ("", "–")
WRITTEN = "%Y-%m-%dT%H:%M"


def letters() -> Choices:
    """The letters that may go to many."""
    own, named = {row.name for row in all_own()}, titles()
    many = [name for name, kind in shelf.catalogue().items() if kind.kind in KINDS]
    first = sorted(many, key=lambda name: (name not in own, named[name].casefold()))
    return [(name, named[name]) for name in first]


def titles() -> dict[str, str]:
    """What each letter is called."""
    return {name: titled(name) for name in shelf.catalogue()} | {row.name: row.title for row in all_own()}


def letters_or_none() -> Choices:
    return [NONE, *letters()]


def contents() -> Choices:
    return [NONE, *((name, content.label) for name, content in CONTENTS.items())]


def subjects() -> Choices:
    return [NONE, *((topic.slug, called(topic.names, slug=topic.slug)) for topic in topics())]


def called(names: dict[str, str], *, slug: str) -> str:
    """A topic's name in the reader's language, else in any."""
    return names.get(translation.get_language() or "") or next(iter(names.values()), slug)


def ways() -> Choices:
    return [(name, channel_word(name).capitalize()) for name in sorted(channels())]


def ways_or_none() -> Choices:
    return [NONE, *ways()]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A campaign, as a form has it."""

    name: str = ask(_("Name"), help=_("For you alone; nobody else sees it."))
    expression: str = ask(
        _("For whom"), kind="text", help=_("As for plays: orders >= 2. Only who allows it gets it.")
    )
    content: str = ask(
        _("What it brings"),
        choices=contents,
        default="",
        help=_("An inside story goes to loyal customers only, whatever stands above."),
    )
    topic: str = ask(_("Topic"), choices=subjects, default="", help=_("Who left the topic doesn’t get it."))
    template: str = ask(_("Message"), choices=letters)
    other: str = ask(
        _("A second message, to see which works better"),
        choices=letters_or_none,
        default="",
    )
    judged_by: str = ask(
        _("What decides between the two"),
        choices=tuple(JUDGED_BY.items()),
        default="clicks",
        help=_("Opens only where you note them. Of greetings nothing is noted."),
    )
    trial_bp: int | None = ask(
        _("Let some try both first"),
        kind="percent",
        default=None,
        most=90,
        help=_(
            "The better one then goes to everybody else by itself. Empty: half get the one, half the other."
        ),
    )
    trial_hours: int | None = ask(_("Decide after"), default=None, least=1, most=999, suffix=_("hours"))
    channel: str = ask(_("Channel"), choices=ways)
    then: str = ask(_("Else by"), choices=ways_or_none, default="", help=_("Whom the first can’t reach."))
    at: str = ask(
        _("Day and hour"),
        default="",
        help=_("By the shop’s clock. Empty: as soon as you start it."),
    )
    timing: str = ask(_("At whose hour"), choices=tuple(TIMINGS.items()), kind="radio", default="shop")
    per_hour: int | None = ask(
        _("At most in an hour"), default=None, least=1, most=10_000_000, suffix=_("messages")
    )
    holdout_bp: int = ask(
        _("Control group"),
        kind="percent",
        default=1000,
        most=90,
        help=_("The share that gets nothing, so that you see what it brings. Greetings need none."),
    )
    archive: str = ask(
        _("On the newsletters’ page"),
        choices=(
            ("none", pgettext_lazy("archive", "no")),
            ("signed", _("by its link only")),
            ("listed", _("for everybody to see")),
        ),
        default="none",
    )


START = Asked(name="", expression="", template="", channel="email")


def wanted_of(form: DataForm[Asked], *, zone: ZoneInfo) -> Wanted | None:
    """What is wanted; None where the form has to say what is wrong."""
    asked = form.value()
    planned = None
    if asked.at.strip():
        try:
            planned = datetime.strptime(asked.at.strip().replace(" ", "T"), WRITTEN).replace(tzinfo=zone)
        except ValueError:
            form.add_error("at", gettext("Write it as 2026-11-24 10:00."))
            return None
    return Wanted(
        name=asked.name.strip(),
        expression=asked.expression.strip(),
        templates=tuple(filter(None, (asked.template, asked.other))),
        channels=tuple(filter(None, (asked.channel, asked.then))),
        topic=asked.topic,
        content=asked.content,
        judged_by=asked.judged_by,
        trial_bp=asked.trial_bp or None,
        trial_hours=asked.trial_hours if asked.trial_bp else None,
        planned_for=planned,
        timing=asked.timing,
        per_hour=asked.per_hour,
        holdout_bp=asked.holdout_bp,
        archive=asked.archive,
    )


def asked_of(row: "Campaign", *, zone: ZoneInfo) -> Asked:
    """A draft as the form shows it."""
    return Asked(
        name=row.name,
        expression=row.expression,
        content=row.content,
        topic=row.topic,
        template=row.templates[0],
        other=row.templates[1] if len(row.templates) > 1 else "",
        judged_by=row.judged_by,
        trial_bp=row.trial_bp,
        trial_hours=row.trial_hours,
        channel=row.channels[0],
        then=row.channels[1] if len(row.channels) > 1 else "",
        at=row.planned_for.astimezone(zone).strftime(WRITTEN) if row.planned_for else "",
        timing=row.timing,
        per_hour=row.per_hour,
        holdout_bp=row.holdout_bp,
        archive=row.archive,
    )


FIELDS = {"templates": "template", "planned_for": "at", "channels": "channel"}
"""By which field of the form each of Wanted's is told."""


@dataclass(frozen=True)
class Part:
    """Some fields of the form under a heading, as `{% fields %}` takes them."""

    heading: str | Promise
    form: DataForm[Asked]
    names: tuple[str, ...]
    says: str | Promise = ""
    is_folded: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a folded part holds something, or something is wrong with it."""
        return bool(self.form["other"].value()) or any(self.form.errors.get(name) for name in self.names)

    @property
    def visible_fields(self) -> list[BoundField]:
        return [self.form[name] for name in self.names]


PARTS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("To whom"), ("name", "expression", "content", "topic")),
    (_("What goes out"), ("template", "channel", "then")),
    (_("When"), ("at", "timing", "per_hour")),
    (_("Two messages"), ("other", "judged_by", "trial_bp", "trial_hours")),
    (_("And then"), ("holdout_bp", "archive")),
)


def parts(form: DataForm[Asked], *, zone: ZoneInfo) -> list[Part]:
    """The form as it is shown. The moment is chosen in the browser's own calendar, where it has one."""
    form.fields["at"].widget.input_type = "datetime-local"
    form.fields["expression"].widget.attrs["rows"] = 2
    says = gettext("The shop’s clock shows the time of %(zone)s.") % {"zone": zone.key}
    return [
        Part(heading, form, names, says if "at" in names else "", is_folded="other" in names)
        for heading, names in PARTS
    ]

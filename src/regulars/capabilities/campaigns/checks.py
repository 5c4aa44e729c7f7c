"""What is wrong with a campaign before it starts, and how is that mended?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import get_close_matches

from django.utils.translation import gettext as _

from regulars.capabilities.campaigns.actions import Wanted
from regulars.capabilities.campaigns.contents import CONTENTS
from regulars.channels.channel import channels as all_channels
from regulars.channels.letters import UnknownLetter
from regulars.channels.tracking.settings import TrackingSettings
from regulars.channels.writing import shelf
from regulars.customers.queries import topics
from regulars.engine import where
from regulars.engine.expression import ExpressionProblem, Span
from regulars.web import stored

KINDS = ("marketing", "greeting", "survey")
"""Of which kind a campaign's messages may be: what somebody is owed isn't sent to many."""
NOTED = ("marketing", "survey")
"""Of which kind a message is of which it is noted what people open and follow."""
USUAL_HOLDOUT = 1000
LONGEST_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is wrong, and with which field of Wanted. span: where in its text."""

    field: str
    message: str
    span: Span | None = None


def problems(wanted: Wanted, *, at: datetime) -> list[Found]:
    """All that keeps it from starting."""
    return [
        *_audience(wanted),
        *_templates(wanted),
        *_trial(wanted),
        *_channels(wanted),
        *_about(wanted),
        *_moment(wanted, at),
    ]


def usual_holdout(template: str) -> int:
    """The share that is left alone unless somebody says: of promotion one in ten; greetings are for all."""
    return USUAL_HOLDOUT if kind_of(template) == "marketing" else 0


def kind_of(template: str) -> str:
    """The kind of a letter; '' where there is none of this name."""
    try:
        return shelf.kind_of(template).kind
    except UnknownLetter:
        return ""


def _audience(wanted: Wanted) -> Iterator[Found]:
    try:
        where.read(wanted.expression)
    except ExpressionProblem as problem:
        yield Found("expression", problem.message, problem.span)


def _templates(wanted: Wanted) -> Iterator[Found]:
    kinds = [kind_of(template) for template in wanted.templates]
    for template, kind in zip(wanted.templates, kinds, strict=True):
        if not kind:
            yield Found("templates", _("There is no letter `%(name)s`.") % {"name": template})
        elif kind not in KINDS:
            says = _("`%(name)s` is a message that somebody is owed, not one for many.")
            yield Found("templates", says % {"name": template})
    if len(set(kinds)) > 1 and set(kinds) <= set(KINDS):
        yield Found("templates", _("Both letters have to be of one kind."))
    if len(set(wanted.templates)) < len(wanted.templates):
        yield Found("templates", _("Twice the same letter: there is nothing to find out."))


def _trial(wanted: Wanted) -> Iterator[Found]:
    if len(wanted.templates) < 2:
        if wanted.trial_bp:
            yield Found("trial_bp", _("There is nothing to try: name a second message, or nobody who tries."))
        return
    if wanted.trial_bp and not wanted.trial_hours:
        yield Found("trial_hours", _("Say how long it takes until the better one goes to the others."))
    if wanted.judged_by in {"clicks", "opens"}:
        chosen = stored.load(TrackingSettings)
        is_noted = chosen.clicks if wanted.judged_by == "clicks" else chosen.opens
        kind = kind_of(wanted.templates[0])
        if not is_noted or kind not in {*NOTED, ""} or "email" not in wanted.channels:
            yield Found("judged_by", _("That isn’t noted of these messages: let orders decide, or money."))


def _channels(wanted: Wanted) -> Iterator[Found]:
    for name in wanted.channels:
        if name not in all_channels():
            known = ", ".join(sorted(all_channels()))
            says = _("There is no channel `%(name)s`. There is: %(known)s")
            yield Found("channels", says % {"name": name, "known": known})
    if len(set(wanted.channels)) < len(wanted.channels):
        yield Found("channels", _("Name each channel once."))


def _about(wanted: Wanted) -> Iterator[Found]:
    known = [topic.slug for topic in topics()]
    if wanted.topic and wanted.topic not in known:
        near = ", ".join(get_close_matches(wanted.topic, known, n=1) or known) or "–"
        says = _("There is no topic `%(name)s`. There is: %(known)s")
        yield Found("topic", says % {"name": wanted.topic, "known": near})
    if wanted.content and wanted.content not in CONTENTS:
        says = _("There is no content `%(name)s`. There is: %(known)s")
        yield Found("content", says % {"name": wanted.content, "known": ", ".join(CONTENTS)})


def _moment(wanted: Wanted, at: datetime) -> Iterator[Found]:
    if wanted.planned_for and wanted.planned_for <= at:
        yield Found("planned_for", _("This moment is over. Leave it out to send at once."))
    if wanted.planned_for and wanted.planned_for > at + LONGEST_AHEAD:
        yield Found("planned_for", _("This is more than a year ahead."))

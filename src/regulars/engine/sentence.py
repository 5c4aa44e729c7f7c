"""How does a play read as one sentence, and which of its words can be changed?"""

from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter

from django.utils.translation import gettext

from regulars.customers.permission import SERVICE
from regulars.engine import where
from regulars.engine.expression import Consented, leaves
from regulars.engine.play import (
    ONCE,
    OWN_RHYTHM,
    Play,
    Step,
    WaitFor,
    cadence,
    channels,
    holdout_share,
    span,
    trigger,
)
from regulars.engine.vocabulary import allowed_word, event_words, letter_words
from regulars.engine.words import in_words


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the sentence.

    edits: the part of the play that it says, `steps.0` and the like, or ''. letter: the template it names.
    """

    text: str
    edits: str = ""
    letter: str = ""


def sentence(play: Play, *, currency: str) -> list[Words]:
    """The whole play as a sentence in the reader's language."""
    pattern = gettext(
        "When {when}, for people who {audience}, {steps}. Until {goal}. Compared with {holdout}. {cadence}"
    )
    parts = {
        "when": [Words(_when(play), "when")],
        "audience": list(_audience(play, currency=currency)),
        "steps": list(_steps(play)),
        "goal": [Words(_goal(play), "goal")],
        "holdout": [Words(_holdout(play), "holdout")],
        "cadence": list(_cadence(play)),
    }
    return list(_filled(pattern, **parts))


def text(play: Play, *, currency: str) -> str:
    """The sentence without marks."""
    return "".join(words.text for words in sentence(play, currency=currency))


def _filled(pattern: str, **parts: list[Words]) -> Iterator[Words]:
    """A translated pattern with its `{names}` replaced by marked words."""
    for literal, name, _, _ in Formatter().parse(pattern):
        if literal:
            yield Words(literal)
        if name:
            yield from parts[name]


def _when(play: Play) -> str:
    happens = event_words(trigger(play)).happens
    if play.when.before:
        before = span(play.when.before).awaited()
        return gettext("%(happens)s, %(before)s before") % {"happens": happens, "before": before}
    return str(happens)


def _audience(play: Play, *, currency: str) -> Iterator[Words]:
    expression = where.read(play.audience)
    named = {leaf.channel for leaf in leaves(expression) if isinstance(leaf, Consented)}
    said = Words(in_words(expression, currency=currency), "for")
    by = gettext(" or ").join(allowed_word(channel) for channel in channels(play))
    if play.purpose == SERVICE or not channels(play) or named & set(channels(play)):
        yield said
    else:
        allow = [Words(gettext("allow %(channel)s") % {"channel": by})]
        yield from _filled(gettext("{allow} and {audience}"), allow=allow, audience=[said])


def _steps(play: Play) -> Iterator[Words]:
    for number, step in enumerate(play.steps):
        if number:
            yield Words(gettext(", "))
        yield from _step(step, before=play.steps[number - 1] if number else None, edits=f"steps.{number}")


def _step(step: Step, *, before: Step | None, edits: str) -> Iterator[Words]:
    if step.wait is not None:
        yield from _filled(gettext("wait {span}"), span=[Words(_wait(step.wait), edits)])
    if step.send is not None:
        pattern, happens = _condition(step, before=before)
        letter = [Words(letter_words(step.send.template), edits, step.send.template)]
        yield from _filled(pattern, letter=letter, happens=[Words(happens, edits)])


def _condition(step: Step, *, before: Step | None) -> tuple[str, str]:
    """The pattern of a sending, and the event that keeps it from happening."""
    if step.unless is None:
        return gettext("send {letter}"), ""
    if before and isinstance(before.wait, WaitFor) and before.wait.event == step.unless.event:
        return gettext("and if there is none send {letter}"), ""
    return gettext("and, unless {happens}, send {letter}"), str(event_words(step.unless.event).happens)


def _wait(wait: WaitFor | str) -> str:
    if isinstance(wait, str):
        return span(wait).awaited()
    return gettext("%(span)s for %(event)s") % {
        "span": span(wait.up_to).awaited(),
        "event": event_words(wait.event).noun,
    }


def _goal(play: Play) -> str:
    return gettext("%(happens)s, within %(span)s") % {
        "happens": event_words(play.goal.event).happens,
        "span": span(play.goal.within).limit(),
    }


def _holdout(play: Play) -> str:
    if not holdout_share(play):
        return gettext("nobody: everybody gets it")
    return gettext("a control group of %(share)s who get no message") % {"share": play.holdout}


def _cadence(play: Play) -> Iterator[Words]:
    soonest = cadence(play)
    if soonest == ONCE:
        yield from _filled(gettext("{once}."), once=[Words(_once(play), "cadence")])
    elif soonest == OWN_RHYTHM:
        rhythm = [Words(gettext("the product’s own rhythm"), "cadence")]
        yield from _filled(gettext("Never more often than {rhythm}."), rhythm=rhythm)
    else:
        pause = [Words(span(soonest).limit(), "cadence")]
        yield from _filled(gettext("Never again within {span}."), span=pause)


def _once(play: Play) -> str:
    return {
        "customer": gettext("Once for each person"),
        "order": gettext("Once for each order"),
        "product": gettext("Once for each product"),
        "cart": gettext("Once for each cart"),
    }[play.keyed_by]

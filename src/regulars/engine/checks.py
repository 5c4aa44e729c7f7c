"""Does everything that a play speaks of exist, and does it fit together?"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from django.utils.translation import gettext
from msgspec.structs import fields

from regulars.channels.channel import channels
from regulars.channels.letters import Kind
from regulars.customers.words import CHANNELS
from regulars.engine import where
from regulars.engine.expression import ExpressionProblem
from regulars.engine.play import OWN_RHYTHM, Play, Step, WaitFor, cadence, step_names, trigger
from regulars.engine.playfile import PlayFile
from regulars.engine.yamlfile import Path, Problem
from regulars.events import declare

Letters = Mapping[str, Kind]
"""Those that a play may send, by name."""


def read(text: str, *, name: str, letters: Letters | None = None) -> tuple[Play, dict[str, object]]:
    """The play of a file, and its plain data. name: for messages.

    letters: all there are; None where the store's own can't be asked for, which is made up for before the
    play is switched on. Raises BadPlay with every problem found.
    """
    file = PlayFile(text, name=name)
    play = file.play()
    if problems := list(_problems(play, file, letters)):
        raise file.bad(*problems)
    return play, file.data


def letter_problem(template: str, *, purpose: str, letters: Letters) -> str:
    """Why a play for this purpose can't send this letter; '' when it can."""
    if template not in letters:
        return _no_such(template, sorted(letters), gettext("There is no letter %(name)s."))
    if letters[template].purpose == purpose:
        return ""
    message = gettext("The letter is for %(letter)s, the play for %(play)s: these need different consents.")
    return message % {"letter": letters[template].purpose, "play": purpose}


def _problems(play: Play, file: PlayFile, letters: Letters | None) -> Iterator[Problem]:
    yield from _trigger(play, file)
    yield from _audience(play, file)
    for number, step in enumerate(play.steps):
        yield from _step(step, file, at=("steps", number))
        if letters is not None and step.send is not None:
            message = letter_problem(step.send.template, purpose=play.purpose, letters=letters)
            if message:
                yield file.problem(message, at=("steps", number, "send", "template"))
    yield from _names(play, file)
    yield from _event(play.goal.event, file, at=("goal", "event"))
    if cadence(play) == OWN_RHYTHM and play.keyed_by != "product":
        message = gettext("Only products have a rhythm of their own: add `keyed_by: product`.")
        yield file.problem(message, at=("cadence",))


def _trigger(play: Play, file: PlayFile) -> Iterator[Problem]:
    when = play.when
    if (when.event is None) == (when.due is None):
        yield file.problem(gettext("`when` names either an `event` or what is `due`."), at=("when",))
    elif when.event is not None and when.before is not None:
        yield file.problem(gettext("Nobody knows an event before it happens."), at=("when", "before"))
    elif when.event is not None and (problems := list(_event(when.event, file, at=("when", "event")))):
        yield from problems
    elif not _tells_key(play):
        message = gettext("%(event)s doesn't say which %(key)s it is about.")
        told = {"event": trigger(play), "key": play.keyed_by}
        yield file.problem(message % told, at=("keyed_by",))


def _tells_key(play: Play) -> bool:
    """Whether the event that starts it holds what entries are told apart by."""
    if play.keyed_by == "customer":
        return True
    names = {field.encode_name for field in fields(declare.named(trigger(play)).payload)}
    return f"{play.keyed_by}_id" in names


def _audience(play: Play, file: PlayFile) -> Iterator[Problem]:
    try:
        where.read(play.audience)
    except ExpressionProblem as problem:
        yield file.problem(problem.message, at=("for",), span=problem.span)


def _step(step: Step, file: PlayFile, *, at: Path) -> Iterator[Problem]:
    if (step.send is None) == (step.wait is None):
        yield file.problem(gettext("A step has either `send` or `wait`."), at=at)
    if step.unless is not None:
        yield from _event(step.unless.event, file, at=(*at, "unless", "event"))
    if isinstance(step.wait, WaitFor):
        yield from _event(step.wait.event, file, at=(*at, "wait", "for"))
    if step.send is not None:
        yield from _channels(step.send.channels, file, at=(*at, "send", "channels"))


def _channels(names: tuple[str, ...], file: PlayFile, *, at: Path) -> Iterator[Problem]:
    known = sorted({*CHANNELS, *channels()})
    for number, name in enumerate(names):
        if name not in known:
            message = _no_such(name, known, gettext("There is no channel %(name)s."))
            yield file.problem(message, at=(*at, number))
    if set(names) <= set(known) and not set(names) & set(channels()):
        message = gettext("None of these channels is set up here; there is %(known)s.")
        yield file.problem(message % {"known": ", ".join(channels())}, at=at)


def _names(play: Play, file: PlayFile) -> Iterator[Problem]:
    names = step_names(play)
    for number, name in enumerate(names):
        if name in names[:number]:
            message = gettext("Two steps are called %(name)s: give this one a `name` of its own.")
            yield file.problem(message % {"name": name}, at=("steps", number))


def _event(name: str, file: PlayFile, *, at: Path) -> Iterator[Problem]:
    known = [kind.name for kind in declare.of_customers()]
    if name not in known:
        yield file.problem(_no_such(name, known, gettext("No event is called %(name)s.")), at=at)


def _no_such(name: str, known: list[str], message: str) -> str:
    near = ", ".join(get_close_matches(name, known, n=3) or known)
    return f"{message % {'name': name}} {gettext('There is: %(known)s') % {'known': near}}"

"""What does a play's file say, and where exactly is it wrong?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import msgspec
import yaml
from django.utils.translation import gettext
from msgspec.structs import fields

from regulars.engine.expression import Span
from regulars.engine.play import Goal, Play, Send, Step, Unless, WaitFor, When, play_from

Path = tuple[str | int, ...]
MAX_CHARACTERS = 50_000


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and how to mend it. line, column: from 1."""

    message: str
    line: int
    column: int


class BadPlay(ValueError):
    """A play's file can't be used; `problems` say where and why."""

    def __init__(self, problems: list[Problem], *, file: str) -> None:
        self.problems = problems
        super().__init__("\n".join(f"{file}:{p.line}:{p.column}: {p.message}" for p in problems))


class PlayFile:
    """A file's text, its data, and where each part of it stands."""

    def __init__(self, text: str, *, name: str) -> None:
        """Read the YAML. Raises BadPlay when it is none."""
        self.text, self.name = text, name
        self.keys: dict[Path, yaml.Mark] = {}
        self.nodes: dict[Path, yaml.Node] = {}
        self.seen: set[int] = set()
        if len(text) > MAX_CHARACTERS:
            raise self.bad(self.problem(gettext("This is longer than a play can be."), at=()))
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark or yaml.Mark(name, 0, 0, 0, None, 0)
            message = gettext("This is not YAML: %(what)s") % {"what": error.problem or error.context}
            raise self.bad(Problem(message, mark.line + 1, mark.column + 1)) from None
        except yaml.YAMLError as error:
            message = gettext("This is not YAML: %(what)s") % {"what": error}
            raise self.bad(Problem(message, 1, 1)) from None
        if not isinstance(root, yaml.MappingNode):
            message = gettext("A play's file begins with `name:`, `says:` and so on.")
            raise self.bad(Problem(message, 1, 1))
        self.data: dict[str, object] = self._data(root, path=())

    def play(self) -> Play:
        """The play as its types take it. Raises BadPlay."""
        try:
            return play_from(self.data)
        except msgspec.ValidationError as error:
            raise self.bad(self._misshapen(str(error))) from None

    def bad(self, *problems: Problem) -> BadPlay:
        return BadPlay(list(problems), file=self.name)

    def problem(self, message: str, *, at: Path, span: Span | None = None, key: bool = False) -> Problem:
        """A problem with the part at a path; `span` narrows it to a place within its text."""
        while at and at not in self.nodes:
            at = at[:-1]
        node = self.nodes.get(at)
        if node is None:
            return Problem(message, 1, 1)
        mark = self.keys.get(at, node.start_mark) if key else node.start_mark
        return Problem(message, mark.line + 1, mark.column + 1 + _offset(node, span))

    def _data(self, node: yaml.Node, *, path: Path) -> Any:  # noqa: ANN401 whatever the file holds
        if id(node) in self.seen:
            message = gettext("A play repeats nothing by `*`: write it out.")
            raise self.bad(Problem(message, node.start_mark.line + 1, node.start_mark.column + 1))
        self.seen.add(id(node))
        self.nodes[path] = node
        match node:
            case yaml.MappingNode():
                return dict(self._pairs(node, path=path))
            case yaml.SequenceNode():
                return [self._data(item, path=(*path, n)) for n, item in enumerate(node.value)]
        return yaml.SafeLoader("").construct_object(node)

    def _pairs(self, node: yaml.MappingNode, *, path: Path) -> Iterator[tuple[str, object]]:
        for key, value in node.value:
            name = str(key.value)
            if (*path, name) in self.keys:
                message = gettext("`%(name)s` stands here twice.") % {"name": name}
                raise self.bad(Problem(message, key.start_mark.line + 1, key.start_mark.column + 1))
            self.keys[*path, name] = key.start_mark
            yield name, self._data(value, path=(*path, name))

    def _misshapen(self, error: str) -> Problem:
        """What msgspec found wrong, at its place and in the words of a play."""
        said, _, where = error.partition(" - at `$")
        path = _path(where.rstrip("`"))
        if unknown := re.search(r"unknown field `(.*?)`", said):
            return self._unknown_key(unknown[1], path=path)
        if missing := re.search(r"missing required field `(.*?)`", said):
            message = gettext("`%(name)s` is missing here.") % {"name": missing[1]}
            return self.problem(message, at=path)
        if example := EXAMPLES.get(path[-1] if path else ""):
            message = gettext("`%(name)s` is written like this: %(example)s")
            return self.problem(message % {"name": path[-1], "example": example}, at=path)
        message = gettext("This part of the play isn't what it should be: %(what)s") % {"what": said}
        return self.problem(message, at=path)

    def _unknown_key(self, name: str, *, path: Path) -> Problem:
        part = PARTS.get(str(path[-1]) if path else "", Step if len(path) == 2 else Play)
        known = [field.encode_name for field in fields(part)]
        near = get_close_matches(name, known, n=1) or known
        message = gettext("A play has no `%(name)s` here. There is: %(known)s")
        return self.problem(message % {"name": name, "known": ", ".join(near)}, at=(*path, name), key=True)


PARTS: dict[str, type[msgspec.Struct]] = {
    "when": When, "send": Send, "wait": WaitFor, "unless": Unless, "goal": Goal,
}  # fmt: skip

EXAMPLES: dict[str | int, str] = {
    "name": "second_order",
    "says": "says: Invite people to a second order.",
    "because": "because: Most people who order twice stay.",
    "source": "source: [S2.8]",
    "when": "when: {event: order.placed}",
    "before": "before: 3 days",
    "for": "for: orders >= 1",
    "keyed_by": "keyed_by: customer | order | product | cart",
    "purpose": "purpose: offers | service",
    "steps": "steps: [{send: {template: second_order}}, {wait: 7 days}]",
    "send": "send: {template: second_order, channels: [email]}",
    "channels": "channels: [email]",
    "template": "template: second_order",
    "wait": "wait: 3 days, or wait: {for: order.placed, up_to: 7 days}",
    "up_to": "up_to: 7 days",
    "unless": "unless: {event: order.placed}",
    "goal": "goal: {event: order.placed, within: 14 days}",
    "within": "within: 14 days",
    "event": "event: order.placed",
    "due": "due: next_need",
    "holdout": "holdout: 10%",
    "cadence": "cadence: once | own rhythm | 30 days",
    "fresh_for": "fresh_for: 3 days",
}


def _offset(node: yaml.Node, span: Span | None) -> int:
    """How far into a text of one line a span begins."""
    if span is None or not isinstance(node, yaml.ScalarNode) or node.end_mark.line != node.start_mark.line:
        return 0
    return span.start + (node.style in {"'", '"'})


def _path(text: str) -> Path:
    """`.steps[0].send` as ("steps", 0, "send")."""
    return tuple(int(n) if n else key for key, n in re.findall(r"\.([^.\[\]]+)|\[(\d+)\]", text))

"""What does a file of YAML say, and where exactly is it wrong?

Strict on purpose: each key once, nothing by reference, and no key that its type doesn't know.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, ClassVar

import msgspec
import yaml
from django.utils.functional import Promise
from django.utils.translation import gettext
from msgspec.structs import fields

from regulars.engine.expression import Span

Path = tuple[str | int, ...]
MAX_CHARACTERS = 50_000


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and how to mend it. line, column: from 1."""

    message: str
    line: int
    column: int


class BadFile(ValueError):
    """A file can't be used; `problems` say where and why."""

    def __init__(self, problems: list[Problem], *, file: str) -> None:
        self.problems = problems
        super().__init__("\n".join(f"{file}:{p.line}:{p.column}: {p.message}" for p in problems))


class YamlFile:
    """A file's text, its data, and where each part of it stands.

    failure: what is raised. begins, unknown, misshapen: how it says that it is no such file, knows a key of
    this `name` not but those `known`, and that a part isn't right in msgspec's words. examples: of each key.
    """

    failure: ClassVar[type[BadFile]] = BadFile
    begins: ClassVar[str | Promise]
    unknown: ClassVar[str | Promise]
    misshapen: ClassVar[str | Promise]
    examples: ClassVar[Mapping[str | int, str]]

    def __init__(self, text: str, *, name: str) -> None:
        """Read the YAML. Raises the failure when it is none."""
        self.text, self.name = text, name
        self.keys: dict[Path, yaml.Mark] = {}
        self.nodes: dict[Path, yaml.Node] = {}
        self.seen: set[int] = set()
        if len(text) > MAX_CHARACTERS:
            message = gettext("This is longer than %(max)s characters.") % {"max": MAX_CHARACTERS}
            raise self.bad(self.problem(message, at=()))
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
            raise self.bad(Problem(str(self.begins), 1, 1))
        self.data: dict[str, object] = self._data(root, path=())

    def bad(self, *problems: Problem) -> BadFile:
        return self.failure(list(problems), file=self.name)

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
            message = gettext("Nothing is repeated here by `*`: write it out.")
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

    def what_is_wrong(self, error: str) -> Problem:
        """What msgspec found wrong, at its place and in the words of the file."""
        said, _, where = error.partition(" - at `$")
        path = _path(where.rstrip("`"))
        if unknown := re.search(r"unknown field `(.*?)`", said):
            return self._unknown_key(unknown[1], path=path)
        if missing := re.search(r"missing required field `(.*?)`", said):
            message = gettext("`%(name)s` is missing here.") % {"name": missing[1]}
            return self.problem(message, at=path)
        if example := self.examples.get(path[-1] if path else ""):
            message = gettext("`%(name)s` is written like this: %(example)s")
            return self.problem(message % {"name": path[-1], "example": example}, at=path)
        message = str(self.misshapen) % {"what": said}
        return self.problem(message, at=path)

    def _unknown_key(self, name: str, *, path: Path) -> Problem:
        known = [field.encode_name for field in fields(self.part(path))]
        near = get_close_matches(name, known, n=1) or known
        message = str(self.unknown) % {"name": name, "known": ", ".join(near)}
        return self.problem(message, at=(*path, name), key=True)

    def part(self, path: Path) -> type[msgspec.Struct]:
        """The type of what stands at a path; here nothing is known of it."""
        return msgspec.Struct


def _offset(node: yaml.Node, span: Span | None) -> int:
    """How far into a text of one line a span begins."""
    if span is None or not isinstance(node, yaml.ScalarNode) or node.end_mark.line != node.start_mark.line:
        return 0
    return span.start + (node.style in {"'", '"'})


def _path(text: str) -> Path:
    """`.steps[0].send` as ("steps", 0, "send")."""
    return tuple(int(n) if n else key for key, n in re.findall(r"\.([^.\[\]]+)|\[(\d+)\]", text))

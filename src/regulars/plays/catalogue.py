"""Which plays does this installation know?

Every YAML file of this folder is one; other packages add theirs by an entry point of the group
`regulars.plays`, whose value is a package that holds YAML files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from importlib.resources import files

from regulars.engine import checks
from regulars.engine.play import Definition, Play

GROUP = "regulars.plays"


class UnknownPlay(KeyError):
    """No file describes a play of this name."""


@dataclass(frozen=True, slots=True)
class Written:
    """A play as its file says it: for the program, and as plain data for the database."""

    play: Play
    definition: Definition


@cache
def catalogue() -> Mapping[str, Written]:
    """All plays by name. Raises BadPlay with the file and the place."""
    found: dict[str, Written] = {}
    for package in packages():
        for file in sorted(files(package).iterdir(), key=lambda file: file.name):
            if file.name.endswith(".yaml"):
                play, definition = checks.read(file.read_text(encoding="utf-8"), name=file.name)
                found[play.name] = Written(play, definition)
    return found


def named(name: str) -> Written:
    """The play of a name. Raises UnknownPlay."""
    try:
        return catalogue()[name]
    except KeyError:
        raise UnknownPlay(name) from None


def sentences() -> Iterator[str]:
    """What the plays say to people, for translators: their pages show it through gettext."""
    for written in catalogue().values():
        yield written.play.says
        yield written.play.because


def packages() -> Iterator[str]:
    """The packages that hold plays: ours, then others' by name."""
    yield __package__
    yield from sorted(point.value for point in entry_points(group=GROUP))

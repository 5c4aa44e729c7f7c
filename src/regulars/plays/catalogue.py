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
from regulars.engine.playfile import BadPlay

GROUP = "regulars.plays"


class UnknownPlay(KeyError):
    """No file describes a play of this name."""


@dataclass(frozen=True, slots=True)
class Written:
    """A play as its file says it: for the program, and as plain data for the database."""

    play: Play
    definition: Definition


@dataclass(frozen=True, slots=True)
class Shelf:
    """All files, read: the plays by name, and those that can't be used."""

    plays: Mapping[str, Written]
    broken: tuple[BadPlay, ...]


def catalogue() -> Mapping[str, Written]:
    """All plays that can be used, by name."""
    return shelf().plays


@cache
def shelf() -> Shelf:
    """Every file of every package. One that can't be used harms no other."""
    plays: dict[str, Written] = {}
    broken = []
    for package in packages():
        for file in sorted(files(package).iterdir(), key=lambda file: file.name):
            if file.name.endswith(".yaml"):
                try:
                    play, definition = checks.read(file.read_text(encoding="utf-8"), name=file.name)
                except BadPlay as bad:
                    broken.append(bad)
                else:
                    plays[play.name] = Written(play, definition)
    return Shelf(plays, tuple(broken))


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

"""Which plays are there, and how does each stand in this store?"""

from dataclasses import dataclass

from regulars.engine import queries
from regulars.engine.actions import digest_of
from regulars.engine.models import Play as PlayRow
from regulars.engine.play import Definition, Play
from regulars.engine.queries import Standing
from regulars.engine.version import NotUnderstood, version
from regulars.plays import catalogue

NOBODY = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A play of the catalogue, or one that this store has had on.

    play, definition: the text newcomers get while it is on, else the one that would come into force.
    play is None where this installation doesn't understand it any more; problem says why. standing: None
    where it never was on here. newer: the catalogue's text, where it isn't the one in force.
    """

    name: str
    play: Play | None
    definition: Definition
    standing: Standing | None
    newer: Definition | None = None
    problem: str = ""

    @property
    def is_on(self) -> bool:
        return self.standing is not None and self.standing.is_on

    @property
    def in_it(self) -> int:
        """People with steps to come."""
        return self.standing.active if self.standing else NOBODY


def plays() -> list[Known]:
    """All plays: those that are on first, then by name."""
    standing = {row.name: row for row in queries.plays()}
    found = [known(name, standing.get(name)) for name in {*catalogue.catalogue(), *standing}]
    return sorted(found, key=lambda one: (not one.is_on, one.name))


def named(name: str) -> Known | None:
    """One play; None where neither the catalogue nor the store has it."""
    standing = queries.standing(name)
    return known(name, standing) if standing or name in catalogue.catalogue() else None


def how_many_on() -> int:
    """How many plays are on."""
    return PlayRow.objects.filter(is_on=True).count()


def known(name: str, standing: Standing | None) -> Known:
    """The text in force while a play is on; else the catalogue's, which would come into force."""
    written = catalogue.catalogue().get(name)
    stored = next(iter(queries.versions(name)), None) if standing else None
    if written and (stored is None or not (standing and standing.is_on)):
        return Known(name=name, play=written.play, definition=written.definition, standing=standing)
    definition: Definition = stored.definition if stored else {}
    is_newer = written is not None and stored is not None and digest_of(written.definition) != stored.digest
    play, problem = understood(definition)
    return Known(
        name=name,
        play=play,
        definition=definition,
        standing=standing,
        newer=written.definition if written and is_newer else None,
        problem=problem,
    )


def understood(definition: Definition) -> tuple[Play | None, str]:
    """The play that a stored text says; or why this installation doesn't understand it."""
    try:
        return version(definition, id=0, play_id=0, number=0, seed=0).play, ""
    except NotUnderstood as problem:
        return None, str(problem)

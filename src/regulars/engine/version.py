"""What does one text of a play mean to the program?"""

from dataclasses import dataclass

import msgspec

from regulars.engine import where
from regulars.engine.expression import Expression, ExpressionProblem
from regulars.engine.play import Definition, Play, play_from, step_names


class NotUnderstood(ValueError):
    """A stored play speaks of something that this installation doesn't know any more."""


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a play, understood. seed: of its experiment. names: of its steps."""

    id: int
    play_id: int
    number: int
    seed: int
    play: Play
    audience: Expression
    names: tuple[str, ...]


def version(definition: Definition, *, id: int, play_id: int, number: int, seed: int) -> Version:
    """A stored text as the program uses it. Raises NotUnderstood."""
    try:
        play = play_from(definition)
        audience = where.read(play.audience)
    except (msgspec.ValidationError, ExpressionProblem) as error:
        raise NotUnderstood(f"version {number}: {error}") from None
    return Version(id, play_id, number, seed, play, audience, step_names(play))

"""May a play be switched on, with the letters that it sends?

Whoever opens a door for people or programs switches plays on by this: actions.switch_on alone looks at none.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from regulars.channels.actions import Who
from regulars.channels.writing import gate, shelf
from regulars.channels.writing.gate import Held, Remark
from regulars.channels.writing.lint import Finding
from regulars.engine import actions
from regulars.engine.checks import letter_problem
from regulars.engine.play import Definition, Play, play_from

if TYPE_CHECKING:
    from regulars.engine.models import Play as PlayRow


def switch_on(definition: Definition, *, who: Who, at: datetime, all_the_same: bool = False) -> "PlayRow":
    """Let a play act, with this text. all_the_same: whoever does it knows what lint says.

    Raises gate.Held where a letter isn't there, may not go with this play or has to be mended.
    """
    look(play_from(definition), all_the_same=all_the_same, at=at)
    return actions.switch_on(definition, who=who, at=at)


def look(play: Play, *, all_the_same: bool, at: datetime) -> None:
    """Look at the letters that a play sends, outside of any transaction, since links are called.

    Raises gate.Held.
    """
    names = templates(play)
    if problems := _problems(play, names):
        raise Held(problems)
    gate.let_pass(names, all_the_same=all_the_same, at=at)


def templates(play: Play) -> list[str]:
    """The letters of a play, each once, in its order."""
    return list(dict.fromkeys(step.send.template for step in play.steps if step.send is not None))


def _problems(play: Play, names: list[str]) -> list[Remark]:
    known = shelf.catalogue()
    told = ((name, letter_problem(name, purpose=play.purpose, letters=known)) for name in names)
    return [Remark(name, "", Finding("not_this_letter", "refuse", says, "")) for name, says in told if says]
